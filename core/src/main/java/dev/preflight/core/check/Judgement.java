package dev.preflight.core.check;

import java.util.List;

/**
 * What an assertion makes of an observation.
 *
 * @param outcome {@code PASS}, {@code FAIL} or {@code ERROR}
 * @param seen what was seen in the assertion's terms, for people
 * @param findings each single thing that is wrong, with what to do about it; often empty
 * @param subjects what the evidence names; empty unless it failed
 * @param pending what is not known yet and may turn the pass into a failure, for people: {@code the
 *     health of payments}; empty if it passes for good, and unless it passes
 */
public record Judgement(
        Outcome outcome,
        String seen,
        List<String> findings,
        List<Subject> subjects,
        String pending) {
    public Judgement {
        if (outcome != Outcome.PASS && outcome != Outcome.FAIL && outcome != Outcome.ERROR) {
            throw new IllegalArgumentException("an assertion cannot judge " + outcome);
        }
        if (outcome != Outcome.PASS && !pending.isEmpty()) {
            throw new IllegalArgumentException(
                    "only a pass can be provisional, not %s: %s".formatted(outcome, pending));
        }
        findings = List.copyOf(findings);
        subjects = List.copyOf(subjects);
    }

    /** With nothing that is still to be known. */
    public Judgement(Outcome outcome, String seen, List<String> findings, List<Subject> subjects) {
        this(outcome, seen, findings, subjects, "");
    }

    public static Judgement pass(String seen) {
        return provisionalPass(seen, "");
    }

    /**
     * Passes as far as is known yet: enough for a look, and not for saying that a cure has helped.
     *
     * @param pending what is not known yet; empty for a pass for good
     */
    public static Judgement provisionalPass(String seen, String pending) {
        return new Judgement(Outcome.PASS, seen, List.of(), List.of(), pending);
    }

    public static Judgement fail(String seen, List<? extends Subject> subjects) {
        return new Judgement(Outcome.FAIL, seen, List.of(), List.copyOf(subjects));
    }

    /** Neither passed nor failed: it could not be told. */
    public static Judgement unknown(String seen) {
        return new Judgement(Outcome.ERROR, seen, List.of(), List.of());
    }
}
