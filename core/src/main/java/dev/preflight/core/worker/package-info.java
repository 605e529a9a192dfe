/**
 * Workers as a backend lists them, matched to their containers, and what can be asserted about
 * them.
 */
@NullMarked
package dev.preflight.core.worker;

import org.jspecify.annotations.NullMarked;
