/** Runbooks: checks, what they require of each other, and their cures. */
@NullMarked
package dev.preflight.core.runbook;

import org.jspecify.annotations.NullMarked;
