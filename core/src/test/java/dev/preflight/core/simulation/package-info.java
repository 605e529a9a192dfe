/**
 * The deterministic simulation: the real engine and rules under a virtual clock, in a model world
 * with faults, crashes and races. What must hold in every history is in {@link
 * dev.preflight.core.simulation.Invariants}.
 */
@NullMarked
package dev.preflight.core.simulation;

import org.jspecify.annotations.NullMarked;
