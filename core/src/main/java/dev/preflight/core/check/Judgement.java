package dev.preflight.core.check;

import java.util.List;

/**
 * What an assertion makes of an observation.
 *
 * @param outcome {@code PASS}, {@code FAIL} or {@code ERROR}
 * @param seen what was seen in the assertion's terms, for people
 * @param findings each single thing that is wrong, with what to do about it; often empty
 * @param subjects what the evidence names; empty unless it failed
 */
public record Judgement(
        Outcome outcome, String seen, List<String> findings, List<Subject> subjects) {
    public Judgement {
        if (outcome != Outcome.PASS && outcome != Outcome.FAIL && outcome != Outcome.ERROR) {
            throw new IllegalArgumentException("an assertion cannot judge " + outcome);
        }
        findings = List.copyOf(findings);
        subjects = List.copyOf(subjects);
    }

    public static Judgement pass(String seen) {
        return new Judgement(Outcome.PASS, seen, List.of(), List.of());
    }

    public static Judgement fail(String seen, List<? extends Subject> subjects) {
        return new Judgement(Outcome.FAIL, seen, List.of(), List.copyOf(subjects));
    }

    /** Neither passed nor failed: it could not be told. */
    public static Judgement unknown(String seen) {
        return new Judgement(Outcome.ERROR, seen, List.of(), List.of());
    }
}
