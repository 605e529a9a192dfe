/** Observes several things at once, and gives up on what hangs. */
@NullMarked
package dev.preflight.adapters.probe;

import org.jspecify.annotations.NullMarked;
