/** A run that is told to stop leaves nothing unsaid and nothing locked. */
@NullMarked
package dev.preflight.it.interrupt;

import org.jspecify.annotations.NullMarked;
