/** A stack that tells its secrets wherever one can, and what looks for them. */
@NullMarked
package dev.preflight.adapters.leak;

import org.jspecify.annotations.NullMarked;
