package dev.preflight.core.check;

import dev.preflight.core.probe.Observation;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Several conditions as one, in Kleene's three-valued logic: the outcome that decides does so
 * whatever the others are, and what is unknown remains so where nothing decides.
 *
 * @param parts at least one
 * @param decisive {@code FAIL} where all must hold, {@code PASS} where one is enough
 */
record Combination(List<Assertion> parts, Outcome decisive) implements Assertion {
    Combination {
        parts = List.copyOf(parts);
    }

    static Assertion of(List<Assertion> parts, Outcome decisive) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("without a condition nothing is asserted");
        }
        return new Combination(parts, decisive);
    }

    @Override
    public String expectation() {
        String word = decisive == Outcome.FAIL ? " and " : " or ";
        return parts.stream().map(Assertion::expectation).collect(Collectors.joining(word));
    }

    @Override
    public Judgement judge(Observation observation) {
        List<Judgement> all = parts.stream().map(part -> part.judge(observation)).toList();
        Outcome otherwise = decisive == Outcome.FAIL ? Outcome.PASS : Outcome.FAIL;
        for (Outcome outcome : List.of(decisive, Outcome.ERROR)) {
            List<Judgement> such = all.stream().filter(it -> it.outcome() == outcome).toList();
            if (!such.isEmpty()) {
                return merged(outcome, such);
            }
        }
        return merged(otherwise, all);
    }

    private static Judgement merged(Outcome outcome, List<Judgement> judgements) {
        return new Judgement(
                outcome,
                judgements.stream()
                        .map(Judgement::seen)
                        .distinct()
                        .collect(Collectors.joining("; ")),
                judgements.stream().flatMap(it -> it.findings().stream()).distinct().toList(),
                judgements.stream().flatMap(it -> it.subjects().stream()).distinct().toList());
    }
}
