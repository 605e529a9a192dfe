/** Asks over HTTP, within a deadline and a bound. */
@NullMarked
package dev.preflight.adapters.http;

import org.jspecify.annotations.NullMarked;
