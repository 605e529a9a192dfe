package dev.preflight.adapters.runbook.lint.rule;

import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.runbook.lint.shell.Command;
import dev.preflight.adapters.runbook.lint.shell.Word;
import java.util.Optional;

/** Containers that are found by name, whatever their state and whatever their type. */
final class NamesNotStates implements CheckRule {
    @Override
    public void look(Script script, Findings findings) {
        for (Listing listing : Listing.in(script)) {
            lookAtStates(script, listing, findings);
            lookAtAlternatives(script, listing, findings);
        }
    }

    private static void lookAtStates(Script script, Listing listing, Findings findings) {
        boolean isUsed = listing.counter().isPresent() || !listing.greps().isEmpty();
        if (isUsed && !listing.showsState() && !listing.isByState()) {
            findings.warning(
                    LintCode.NAMES_NOT_STATES,
                    script.at(listing.docker().offset()),
                    "names are looked at here and not states: a container that is paused or restarts again and again has its name too; add '%s', or use 'Probe: containers: all'"
                            .formatted(
                                    listing.docker().isCompose()
                                            ? "--status running"
                                            : "--filter status=running"));
        }
    }

    private static void lookAtAlternatives(Script script, Listing listing, Findings findings) {
        Optional<Command.Simple> grep =
                listing.greps().stream().filter(NamesNotStates::hasAlternatives).findFirst();
        grep.ifPresent(it ->
                findings.warning(
                        LintCode.NAMES_NOT_STATES,
                        script.at(it.offset()),
                        "one of these names is enough for a line, and two containers of one name look like one of each: ask for each name in a check of its own"));
    }

    private static boolean hasAlternatives(Command.Simple grep) {
        boolean isExtended =
                grep.isNamed("egrep") || grep.hasFlag('E') || grep.hasOption("--extended-regexp");
        boolean isInverted = grep.hasFlag('v') || grep.hasOption("--invert-match");
        return !isInverted
                && grep.arguments().stream()
                        .filter(word -> !word.isOption())
                        .map(Word::shown)
                        .anyMatch(it ->
                                isExtended
                                        ? it.matches(".*[a-z]\\|[a-z].*")
                                        : it.matches(".*[a-z]\\\\\\|[a-z].*"));
    }
}
