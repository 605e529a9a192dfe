/** Reads the pass conditions of runbook files, which are prose. */
@NullMarked
package dev.preflight.adapters.runbook.condition;

import org.jspecify.annotations.NullMarked;
