/** What could not be established is never called good, and nothing is cured on a guess. */
@NullMarked
package dev.preflight.it.outcome;

import org.jspecify.annotations.NullMarked;
