/** Embedded stacks behind the API of a container engine, for services in processes of their own. */
@NullMarked
package dev.preflight.it.sandbox;

import org.jspecify.annotations.NullMarked;
