/** What the project needs of a container engine, whichever way it is reached. */
@NullMarked
package dev.preflight.adapters.container;

import org.jspecify.annotations.NullMarked;
