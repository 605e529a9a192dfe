/** Finds out where a runbook runs: env files, the compose project's name and its files. */
@NullMarked
package dev.preflight.adapters.environment;

import org.jspecify.annotations.NullMarked;
