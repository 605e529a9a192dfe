package dev.preflight.service.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How things stand with a receiver.
 *
 * @param receiver its name
 * @param owed how many messages it is owed
 * @param oldest when the oldest of them came; null if none is owed
 * @param trouble why the latest message could not be delivered; null if it was
 */
public record Standing(
        String receiver, int owed, @Nullable Instant oldest, @Nullable String trouble) {}
