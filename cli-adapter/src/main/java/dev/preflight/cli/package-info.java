/** The {@code preflight} command: arguments in, engine, report out. */
@NullMarked
package dev.preflight.cli;

import org.jspecify.annotations.NullMarked;
