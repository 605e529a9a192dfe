/** Reads the list of workers that a backend keeps, in either of its shapes. */
@NullMarked
package dev.preflight.adapters.registry;

import org.jspecify.annotations.NullMarked;
