/** Looks at the file system. */
@NullMarked
package dev.preflight.adapters.file;

import org.jspecify.annotations.NullMarked;
