/** Cures, their actions, the steps that they resolve to, and the port through which they act. */
@NullMarked
package dev.preflight.core.cure;

import org.jspecify.annotations.NullMarked;
