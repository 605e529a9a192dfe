package dev.preflight.core.runbook;

import dev.preflight.core.check.CheckId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether the requirements among checks make sense.
 *
 * @param checks of one runbook
 */
public record Requirements(List<Check> checks) {
    public Requirements {
        checks = List.copyOf(checks);
    }

    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (checks.isEmpty()) {
            problems.add("a runbook needs at least one check");
        }
        Set<CheckId> known = new HashSet<>();
        for (Check check : checks) {
            if (!known.add(check.id())) {
                problems.add("check id '%s' is used twice".formatted(check.id()));
            }
        }
        for (Check check : checks) {
            check.requires().stream()
                    .filter(required -> !known.contains(required))
                    .forEach(it -> problems.add(unknown(check, it)));
        }
        if (problems.isEmpty()) {
            problems.addAll(cycles());
        }
        return problems;
    }

    private List<String> cycles() {
        List<Check> cycle = cycle();
        String names = cycle.stream().map(it -> it.id().value()).collect(Collectors.joining(", "));
        return cycle.isEmpty() ? List.of() : List.of("these checks require each other: " + names);
    }

    private static String unknown(Check check, CheckId required) {
        return "check '%s' requires '%s', which is no check here".formatted(check.id(), required);
    }

    /** The checks that require each other, so that none of them could begin; empty if all can. */
    public List<Check> cycle() {
        List<Check> left = new ArrayList<>(checks);
        Set<CheckId> settled = new HashSet<>();
        boolean changes = true;
        while (changes) {
            changes =
                    left.removeIf(check ->
                            settled.containsAll(check.requires()) && settled.add(check.id()));
        }
        // What is left is in a cycle or waits for one; nothing that is left waits for the latter.
        changes = true;
        while (changes) {
            Set<CheckId> required = new HashSet<>();
            left.forEach(check -> required.addAll(check.requires()));
            changes = left.removeIf(check -> !required.contains(check.id()));
        }
        return left;
    }
}
