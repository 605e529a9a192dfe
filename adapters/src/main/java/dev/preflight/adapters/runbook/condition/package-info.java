/** Pass conditions as people write them. */
@NullMarked
package dev.preflight.adapters.runbook.condition;

import org.jspecify.annotations.NullMarked;
