/** Everything that observes and acts on one target, put together. */
@NullMarked
package dev.preflight.adapters.target;

import org.jspecify.annotations.NullMarked;
