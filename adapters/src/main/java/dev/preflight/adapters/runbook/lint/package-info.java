/** What is wrong with a runbook file, or may be: findings with stable codes. */
@NullMarked
package dev.preflight.adapters.runbook.lint;

import org.jspecify.annotations.NullMarked;
