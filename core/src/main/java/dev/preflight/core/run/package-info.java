/** One run of a runbook against a target: check, plan or heal, and its report. */
@NullMarked
package dev.preflight.core.run;

import org.jspecify.annotations.NullMarked;
