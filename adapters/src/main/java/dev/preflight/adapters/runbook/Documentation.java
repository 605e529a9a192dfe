package dev.preflight.adapters.runbook;

import dev.preflight.adapters.runbook.tree.Place;

/**
 * A part of a runbook file that is kept and not run.
 *
 * @param title of the section
 * @param text of it as it was written
 */
public record Documentation(Place place, String title, String text) {}
