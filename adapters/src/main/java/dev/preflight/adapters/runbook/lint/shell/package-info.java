/** Bash scripts as trees, read and never run. */
@NullMarked
package dev.preflight.adapters.runbook.lint.shell;

import org.jspecify.annotations.NullMarked;
