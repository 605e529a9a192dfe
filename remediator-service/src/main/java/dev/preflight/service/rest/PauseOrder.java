package dev.preflight.service.rest;

import dev.preflight.core.remediation.Pause;
import org.jspecify.annotations.Nullable;

/**
 * What a person orders: to cure nothing for a while.
 *
 * @param target null for all
 */
record PauseOrder(@Nullable String target, Pause pause) {}
