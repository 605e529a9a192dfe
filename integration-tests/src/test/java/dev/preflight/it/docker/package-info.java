/** Holds the adapters to a container engine against a real one. */
@NullMarked
package dev.preflight.it.docker;

import org.jspecify.annotations.NullMarked;
