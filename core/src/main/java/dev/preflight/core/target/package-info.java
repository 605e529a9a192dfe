/** Where a runbook runs: the target, its variables, and what of it must stay secret. */
@NullMarked
package dev.preflight.core.target;

import org.jspecify.annotations.NullMarked;
