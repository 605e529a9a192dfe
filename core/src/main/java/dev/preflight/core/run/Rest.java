package dev.preflight.core.run;

import dev.preflight.core.check.CheckId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a heal run has nothing to do.
 *
 * @param check for whose sake; null if for the target's lock
 * @param pause how long, on a clock that nobody sets; above zero
 * @param left what was left of the check's wait when it began; at least the pause
 * @param until when it ends, for people
 */
public record Rest(@Nullable CheckId check, Duration pause, Duration left, Instant until) {}
