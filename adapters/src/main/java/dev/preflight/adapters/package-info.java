/** Carries out, in the world, what core asks for. */
@NullMarked
package dev.preflight.adapters;

import org.jspecify.annotations.NullMarked;
