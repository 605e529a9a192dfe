package dev.preflight.adapters.report;

import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.incident.Attempt;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Writes attempts and what was done in them, as {@code preflight.report/v1} has it.
 *
 * @param json to write to
 * @param most of one list; the last ones are written
 * @param mostDetail characters of a detail; its end is written, where logs say what broke
 */
public record JsonAttempts(JsonText json, int most, int mostDetail) {
    /** Writes everything. */
    static JsonAttempts whole(JsonText json) {
        return new JsonAttempts(json, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    /** Writes a field of attempts. */
    public void write(List<Attempt> attempts) throws IOException {
        json.startList("attempts");
        for (Attempt attempt : lastOf(attempts)) {
            write(attempt);
        }
        json.endList();
    }

    // What is not known yet is left out: a 0 would be taken for a figure.
    private void write(Attempt attempt) throws IOException {
        json.start();
        json.number("number", attempt.number());
        json.instant("startedAt", attempt.startedAt());
        Instant actedAt = attempt.actedAt();
        Instant endedAt = attempt.endedAt();
        if (endedAt != null) {
            json.millis("durationMs", Duration.between(attempt.startedAt(), endedAt));
        }
        if (endedAt != null && actedAt != null) {
            json.millis("waitedMs", Duration.between(actedAt, endedAt));
        }
        actions("actions", attempt.actions());
        json.text("verification", attempt.verification());
        json.end();
    }

    /** Writes a field of actions. */
    public void actions(String name, List<ActionReport> reports) throws IOException {
        json.startList(name);
        for (ActionReport report : lastOf(reports)) {
            action(report.kind(), report.target(), report.result().name(), endOf(report.detail()));
        }
        json.endList();
    }

    void action(String kind, String target, String outcome, String detail) throws IOException {
        json.start();
        json.text("kind", kind);
        json.text("target", target);
        json.text("outcome", outcome);
        json.text("detail", detail);
        json.end();
    }

    private <T> List<T> lastOf(List<T> all) {
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    private String endOf(String text) {
        int length = text.length();
        return length <= mostDetail ? text : "..." + text.substring(length - mostDetail + 3);
    }
}
