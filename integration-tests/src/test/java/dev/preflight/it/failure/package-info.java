/** What fails is not the stack but what a cure rests on: the engine, the way to it, the disk. */
@NullMarked
package dev.preflight.it.failure;

import org.jspecify.annotations.NullMarked;
