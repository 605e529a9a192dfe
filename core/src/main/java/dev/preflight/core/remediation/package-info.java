/** The remediation rules: what may be cured now, and which guardrail says no. */
@NullMarked
package dev.preflight.core.remediation;

import org.jspecify.annotations.NullMarked;
