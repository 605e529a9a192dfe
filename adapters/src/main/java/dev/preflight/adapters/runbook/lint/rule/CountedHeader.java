package dev.preflight.adapters.runbook.lint.rule;

import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.runbook.lint.shell.Command;
import java.util.Optional;

/** A count of containers with the head of the table among them. */
final class CountedHeader implements CheckRule {
    @Override
    public void look(Script script, Findings findings) {
        for (Listing listing : Listing.in(script)) {
            Optional<Command.Simple> first = listing.filters().stream().findFirst();
            boolean isCounted = first.equals(listing.counter()) && first.isPresent();
            if (listing.hasHeader() && isCounted && countsAll(first.get())) {
                findings.warning(
                        LintCode.COUNTED_HEADER,
                        script.at(first.get().offset()),
                        "the head of the table is counted as well, so that no container makes 1: list with '-q', or leave 'table' out of the format");
            }
        }
    }

    private static boolean countsAll(Command.Simple counter) {
        return counter.isNamed("wc")
                || counter.arguments().stream().anyMatch(it -> it.is(".") || it.is(""));
    }
}
