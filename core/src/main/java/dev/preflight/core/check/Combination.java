package dev.preflight.core.check;

import dev.preflight.core.probe.Observation;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    private Judgement merged(Outcome outcome, List<Judgement> judgements) {
        return new Judgement(
                outcome,
                joined("; ", judgements.stream().map(Judgement::seen)),
                judgements.stream().flatMap(it -> it.findings().stream()).distinct().toList(),
                judgements.stream().flatMap(it -> it.subjects().stream()).distinct().toList(),
                pending(judgements));
    }

    // Where one is enough, one that passes for good is.
    private String pending(List<Judgement> judgements) {
        boolean isCertain =
                decisive == Outcome.PASS
                        && judgements.stream().anyMatch(it -> it.pending().isEmpty());
        Stream<String> all = judgements.stream().map(Judgement::pending);
        return isCertain ? "" : joined(" and ", all.filter(it -> !it.isEmpty()));
    }

    private static String joined(String by, Stream<String> texts) {
        return texts.distinct().collect(Collectors.joining(by));
    }
}
