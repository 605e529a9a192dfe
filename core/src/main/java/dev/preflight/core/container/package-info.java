/** Containers as an engine shows them, and what can be asserted about them. */
@NullMarked
package dev.preflight.core.container;

import org.jspecify.annotations.NullMarked;
