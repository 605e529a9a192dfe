package dev.preflight.adapters.runbook.lint.rule;

import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.runbook.lint.shell.Command;
import dev.preflight.adapters.runbook.lint.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** States told by what they are not: {@code grep -v exited}. */
final class StateByExclusion implements CheckRule {
    private static final List<String> BROKEN =
            List.of("created", "paused", "restarting", "removing", "exited", "dead");
    private static final Set<String> OTHER_WORDS = Set.of("exit", "down", "stopped", "unhealthy");
    private static final Set<String> WELL = Set.of("running", "up", "healthy");

    @Override
    public void look(Script script, Findings findings) {
        for (Listing listing : Listing.in(script)) {
            for (Command.Simple grep : listing.filters()) {
                if (grep.isNamed("grep", "egrep") && inverts(grep)) {
                    problem(listing, words(grep))
                            .ifPresent(it ->
                                    findings.warning(
                                            LintCode.STATE_BY_EXCLUSION,
                                            script.at(grep.offset()),
                                            it));
                }
            }
        }
    }

    private static Optional<String> problem(Listing listing, List<String> words) {
        if (words.stream().anyMatch(it -> BROKEN.contains(it) || OTHER_WORDS.contains(it))) {
            String others =
                    BROKEN.stream()
                            .filter(it -> !words.contains(it))
                            .collect(Collectors.joining(", "));
            return Optional.of(
                    "every state that is not named here passes (%s): ask for the one that it must be in, as in 'docker compose ps --status running', or use 'Probe: containers: all'"
                            .formatted(others));
        }
        if (words.stream().anyMatch(WELL::contains) && listing.counter().isPresent()) {
            return Optional.of(
                    "no container at all leaves nothing to count, and so does no engine, which looks as if all were well; what has exited is not even listed without '-a': use 'Probe: containers: all'");
        }
        return Optional.empty();
    }

    private static boolean inverts(Command.Simple grep) {
        return grep.hasFlag('v') || grep.hasOption("--invert-match");
    }

    private static List<String> words(Command.Simple grep) {
        List<String> words = new ArrayList<>();
        for (Word word : grep.arguments()) {
            if (!word.isOption()) {
                String lower = word.shown().toLowerCase(Locale.ROOT);
                words.addAll(List.of(lower.split("[^a-z]+", -1)));
            }
        }
        return words;
    }
}
