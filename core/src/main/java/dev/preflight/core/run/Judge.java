package dev.preflight.core.run;

import dev.preflight.core.ForeignCode;
import dev.preflight.core.check.CheckResult;
import dev.preflight.core.check.Judgement;
import dev.preflight.core.check.Outcome;
import dev.preflight.core.check.Severity;
import dev.preflight.core.probe.Observation;
import dev.preflight.core.probe.Probe;
import dev.preflight.core.runbook.Check;
import dev.preflight.core.target.Redactor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the result of a check from what was observed, without secrets. */
record Judge(Redactor redactor) {
    CheckResult result(
            Check check, Probe probe, Observation observation, Instant asked, Duration took) {
        Judgement judgement = judge(check, observation);
        Outcome outcome = outcome(check, judgement);
        return new CheckResult(
                        check.id(),
                        outcome,
                        message(check, outcome),
                        expectation(check),
                        judgement.seen(),
                        probe.describe(),
                        judgement.findings(),
                        judgement.subjects(),
                        observation.facts(redactor),
                        List.of(),
                        asked,
                        took,
                        judgement.pending())
                .redactedBy(redactor);
    }

    /** What a provisional pass is where it takes a proof: not established. */
    static CheckResult unproved(CheckResult result) {
        return new CheckResult(
                result.check(),
                Outcome.ERROR,
                unestablished(result.message()),
                result.expected(),
                result.seen(),
                result.where(),
                result.findings(),
                result.subjects(),
                result.evidence(),
                result.blockedBy(),
                result.observedAt(),
                result.duration(),
                result.pending());
    }

    // An assertion may be an embedder's code; what it throws must not end the run.
    private static Judgement judge(Check check, Observation observation) {
        try {
            @Nullable Judgement judgement = check.passIf().judge(observation);
            return judgement == null
                    ? Judgement.unknown("the pass condition gave no judgement")
                    : judgement;
        } catch (Throwable thrown) {
            return Judgement.unknown(failed(thrown));
        }
    }

    private static String expectation(Check check) {
        try {
            return check.passIf().expectation();
        } catch (Throwable thrown) {
            return failed(thrown);
        }
    }

    private static String failed(Throwable thrown) {
        return "the pass condition itself failed: " + ForeignCode.fault(thrown);
    }

    private static Outcome outcome(Check check, Judgement judgement) {
        return judgement.outcome() == Outcome.FAIL && check.severity() == Severity.WARNING
                ? Outcome.WARN
                : judgement.outcome();
    }

    private static String message(Check check, Outcome outcome) {
        return switch (outcome) {
            case PASS -> check.title();
            case FAIL, WARN -> check.failMessage();
            case ERROR, SKIPPED, BLOCKED -> unestablished(check.title());
        };
    }

    private static String unestablished(String title) {
        return title + ": could not be established";
    }
}
