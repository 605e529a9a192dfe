/** What may be wrong inside the scripts of a runbook and across it: one rule, one class. */
@NullMarked
package dev.preflight.adapters.runbook.lint.rule;

import org.jspecify.annotations.NullMarked;
