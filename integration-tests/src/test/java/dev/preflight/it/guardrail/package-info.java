/** What must not be touched is not touched. */
@NullMarked
package dev.preflight.it.guardrail;

import org.jspecify.annotations.NullMarked;
