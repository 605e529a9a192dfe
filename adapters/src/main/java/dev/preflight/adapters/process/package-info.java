/**
 * Runs programs and scripts of other people: in time, within bounds, and leaving nothing behind.
 */
@NullMarked
package dev.preflight.adapters.process;

import org.jspecify.annotations.NullMarked;
