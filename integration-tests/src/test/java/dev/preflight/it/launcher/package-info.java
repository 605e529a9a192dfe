/** The launcher at the top of the project, as a real process in places of all kinds. */
@NullMarked
package dev.preflight.it.launcher;

import org.jspecify.annotations.NullMarked;
