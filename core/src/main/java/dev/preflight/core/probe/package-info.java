/**
 * What can be observed, the observations that result, and the ports through which they are made.
 */
@NullMarked
package dev.preflight.core.probe;

import org.jspecify.annotations.NullMarked;
