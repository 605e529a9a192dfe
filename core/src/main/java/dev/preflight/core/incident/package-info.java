/** Incidents: the attempts at curing one check of one target, as a state machine. */
@NullMarked
package dev.preflight.core.incident;

import org.jspecify.annotations.NullMarked;
