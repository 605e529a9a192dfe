/**
 * Remediation: failures are looked into, one cure of a target at a time, nothing held in a wait.
 */
@NullMarked
package dev.preflight.service.remediation;

import org.jspecify.annotations.NullMarked;
