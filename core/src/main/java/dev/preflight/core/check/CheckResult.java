package dev.preflight.core.check;

import dev.preflight.core.target.Redactor;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of a check, with the evidence.
 *
 * @param check whose result it is
 * @param outcome of the check, severity taken into account
 * @param message in one line: the fail message or what is well
 * @param expected what it takes to pass
 * @param seen what was seen instead, or as well
 * @param where what was observed, with its address
 * @param findings each single thing that is wrong
 * @param subjects what the evidence names
 * @param evidence the facts of the observation, see {@link
 *     dev.preflight.core.probe.Observation#facts}
 * @param blockedBy the prerequisites that did not pass; empty unless {@code BLOCKED}
 * @param observedAt when the observation was asked for
 * @param duration of the observation
 * @param pending what is not known yet and may turn a pass into a failure, for people; else empty
 */
public record CheckResult(
        CheckId check,
        Outcome outcome,
        String message,
        String expected,
        String seen,
        String where,
        List<String> findings,
        List<Subject> subjects,
        Map<String, Object> evidence,
        List<CheckId> blockedBy,
        Instant observedAt,
        Duration duration,
        String pending) {

    public CheckResult {
        findings = List.copyOf(findings);
        subjects = List.copyOf(subjects);
        // Not Map.copyOf: a report lists the facts in the order in which they were put.
        evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
        blockedBy = List.copyOf(blockedBy);
    }

    /** With nothing that is still to be known. */
    public CheckResult(
            CheckId check,
            Outcome outcome,
            String message,
            String expected,
            String seen,
            String where,
            List<String> findings,
            List<Subject> subjects,
            Map<String, Object> evidence,
            List<CheckId> blockedBy,
            Instant observedAt,
            Duration duration) {
        this(
                check,
                outcome,
                message,
                expected,
                seen,
                where,
                findings,
                subjects,
                evidence,
                blockedBy,
                observedAt,
                duration,
                "");
    }

    /**
     * Whether it passes only as far as is known yet. That is enough for a look, and not for saying
     * that a cure has helped.
     */
    public boolean isProvisional() {
        return outcome == Outcome.PASS && !pending.isEmpty();
    }

    /** The result of a check that was not probed because these did not pass. */
    public static CheckResult blocked(CheckId check, List<CheckId> by, Instant now) {
        String names = String.join(", ", by.stream().map(CheckId::value).toList());
        return unprobed(check, Outcome.BLOCKED, "not probed: needs " + names, by, now);
    }

    /** The result of a check that was not asked for. */
    public static CheckResult skipped(CheckId check, String reason, Instant now) {
        return unprobed(check, Outcome.SKIPPED, reason, List.of(), now);
    }

    private static CheckResult unprobed(
            CheckId check, Outcome outcome, String message, List<CheckId> by, Instant now) {
        return new CheckResult(
                check,
                outcome,
                message,
                "",
                "",
                "",
                List.of(),
                List.of(),
                Map.of(),
                by,
                now,
                Duration.ZERO);
    }

    /** The same without secrets. What the runbook says and what the evidence names stays. */
    public CheckResult redactedBy(Redactor redactor) {
        return new CheckResult(
                check,
                outcome,
                message,
                expected,
                redactor.redact(seen),
                redactor.redact(where),
                findings.stream().map(redactor::redact).toList(),
                subjects,
                redactor.redactFacts(evidence),
                blockedBy,
                observedAt,
                duration,
                redactor.redact(pending));
    }
}
