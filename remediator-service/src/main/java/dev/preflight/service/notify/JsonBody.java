package dev.preflight.service.notify;

import dev.preflight.adapters.report.JsonOutput;
import dev.preflight.adapters.report.JsonText;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.incident.Attempt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a notification as {@code preflight.notification/v1}: JSON, to which later versions only
 * add. {@code docs/notifications.md} describes it.
 */
record JsonBody(JsonText json) {
    static final String SCHEMA = "preflight.notification/v1";

    // Receivers take some hundred KiB at most.
    private static final int MOST_ATTEMPTS = 20;
    private static final int MOST_REPORTS = 20;
    private static final int MOST_DETAIL = 4000;

    static String of(Notification notification) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            JsonOutput.write(out, json -> new JsonBody(new JsonText(json)).write(notification));
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory takes everything", impossible);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    // What there is nothing of is left out.
    private void write(Notification it) throws IOException {
        json.start();
        json.text("schema", SCHEMA);
        json.text("event", it.entry().type().word());
        json.json().writeNumberField("id", it.entry().sequence());
        json.instant("time", it.entry().at());
        optional("target", it.entry().place().target());
        optional("runbook", it.entry().place().runbook());
        optional("check", it.entry().place().check());
        optional("incident", it.entry().place().incident());
        optional("state", it.state());
        json.text("summary", it.summary());
        optional("guardrail", it.guardrail());
        optional("reason", it.reason());
        attempts(it.attempts());
        actions("diagnostics", it.diagnostics());
        optional("link", it.link());
        json.end();
    }

    private void optional(String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.text(name, value);
        }
    }

    private void attempts(List<Attempt> attempts) throws IOException {
        json.startList("attempts");
        for (Attempt attempt : lastOf(attempts, MOST_ATTEMPTS)) {
            attempt(attempt);
        }
        json.endList();
    }

    private void attempt(Attempt attempt) throws IOException {
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

    private void actions(String name, List<ActionReport> reports) throws IOException {
        json.startList(name);
        for (ActionReport report : lastOf(reports, MOST_REPORTS)) {
            json.start();
            json.text("kind", report.kind());
            json.text("target", report.target());
            json.text("outcome", report.result().name());
            json.text("detail", endOf(report.detail()));
            json.end();
        }
        json.endList();
    }

    private static <T> List<T> lastOf(List<T> all, int most) {
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    // Long ones are logs, and what broke stands at their end.
    private static String endOf(String text) {
        int length = text.length();
        return length <= MOST_DETAIL ? text : "..." + text.substring(length - MOST_DETAIL + 3);
    }
}
