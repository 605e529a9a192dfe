/** A stack to warm up on: as much of an engine and a backend as a check asks for. */
@NullMarked
package dev.preflight.cli.warmup;

import org.jspecify.annotations.NullMarked;
