/** What is broken for real is healed, or given up with the evidence. */
@NullMarked
package dev.preflight.it.heal;

import org.jspecify.annotations.NullMarked;
