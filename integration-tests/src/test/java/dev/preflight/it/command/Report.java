package dev.preflight.it.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What these tests look at in a JSON report. */
public record Report(
        String schema,
        String mode,
        String outcome,
        String startedAt,
        boolean interrupted,
        List<String> leftUndone,
        List<Check> checks) {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    public static Report parse(String json) {
        ReportSchema.validate(json);
        try {
            return MAPPER.readValue(json, Report.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no report: " + json, e);
        }
    }

    /** The check of this id, which the report must have. */
    public Check check(String id) {
        return checks.stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no check " + id + " in " + checks));
    }

    /** The outcomes of the checks in their order, as in {@code PASS FAIL BLOCKED}. */
    public String outcomes() {
        return checks.stream().map(Check::outcome).collect(Collectors.joining(" "));
    }

    /** The checks that something was done about, or would have been. */
    public List<String> remedied() {
        return checks.stream().filter(it -> it.remediation != null).map(Check::id).toList();
    }

    /** One check. */
    public record Check(
            String id,
            String outcome,
            String message,
            String seen,
            @Nullable Remediation remediation) {
        /** What was done about it; it must have been something. */
        public Remediation remedy() {
            if (remediation == null) {
                throw new AssertionError("nothing was done about " + this);
            }
            return remediation;
        }
    }

    /** What was done about a failed check. */
    public record Remediation(
            String state,
            int maxRetries,
            String reason,
            List<Attempt> attempts,
            List<Action> diagnostics,
            List<Action> planned) {
        /** Its one and only attempt. */
        public Attempt attempt() {
            if (attempts.size() != 1) {
                throw new AssertionError("not one attempt: " + attempts);
            }
            return attempts.get(0);
        }
    }

    /** One application of a cure. */
    public record Attempt(
            int number,
            String startedAt,
            long durationMs,
            long waitedMs,
            List<Action> actions,
            String verification) {
        public Instant endedAt() {
            return Instant.parse(startedAt).plusMillis(durationMs);
        }

        /** What was done, as in {@code restart training-worker-1 DONE}. */
        public List<String> deeds() {
            return actions.stream().map(Action::deed).toList();
        }
    }

    /** One step of an attempt, or a diagnostic. */
    public record Action(String kind, String target, String outcome, String detail) {
        public String deed() {
            return kind + " " + target + " " + outcome;
        }
    }
}
