/** Shows what was understood of a runbook file. */
@NullMarked
package dev.preflight.adapters.runbook.explain;

import org.jspecify.annotations.NullMarked;
