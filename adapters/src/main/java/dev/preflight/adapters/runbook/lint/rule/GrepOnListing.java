package dev.preflight.adapters.runbook.lint.rule;

import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.lint.LintCode;

/** Containers that are searched for in whole lines of a table. */
final class GrepOnListing implements CheckRule {
    @Override
    public void look(Script script, Findings findings) {
        for (Listing listing : Listing.in(script)) {
            boolean isTable = listing.hasHeader() && listing.format().isEmpty();
            if (isTable && !listing.greps().isEmpty()) {
                findings.warning(
                        LintCode.GREP_ON_LISTING,
                        script.at(listing.greps().get(0).offset()),
                        "this finds the word anywhere in a line: in the image, the command, another container's longer name, and the head of the table; ask the engine, as in '%s'"
                                .formatted(
                                        listing.docker().isCompose()
                                                ? "docker compose ps --status running -q SERVICE"
                                                : "docker ps -q --filter name=^NAME$"));
            }
        }
    }
}
