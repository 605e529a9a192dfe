/** What the command line takes and refuses, without any container engine. */
@NullMarked
package dev.preflight.it.usage;

import org.jspecify.annotations.NullMarked;
