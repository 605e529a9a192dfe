/** A real compose project of a backend and its workers, with a lever for every way it can break. */
@NullMarked
package dev.preflight.it.stack;

import org.jspecify.annotations.NullMarked;
