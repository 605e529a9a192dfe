/** Runbook files as users write them, run by the packaged command. */
@NullMarked
package dev.preflight.it.runbook;

import org.jspecify.annotations.NullMarked;
