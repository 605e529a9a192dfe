/** A whole stack inside the JVM: virtual containers, a worker registry, and a backend on HTTP. */
@NullMarked
package dev.preflight.adapters.sandbox;

import org.jspecify.annotations.NullMarked;
