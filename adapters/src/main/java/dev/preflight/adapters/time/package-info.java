/** Time as it passes, on a clock that nobody sets. */
@NullMarked
package dev.preflight.adapters.time;

import org.jspecify.annotations.NullMarked;
