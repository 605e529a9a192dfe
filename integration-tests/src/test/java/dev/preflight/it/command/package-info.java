/** The packaged command as a process: started, interrupted, and read. */
@NullMarked
package dev.preflight.it.command;

import org.jspecify.annotations.NullMarked;
