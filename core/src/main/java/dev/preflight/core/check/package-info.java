/** Judging an observation: assertions, outcomes and the result of a check. */
@NullMarked
package dev.preflight.core.check;

import org.jspecify.annotations.NullMarked;
