package dev.preflight.service.notify;

import dev.preflight.adapters.report.JsonAttempts;
import dev.preflight.adapters.report.JsonOutput;
import dev.preflight.adapters.report.JsonText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes a notification as {@code preflight.notification/v1}: JSON, to which later versions only
 * add. {@code docs/notifications.md} describes it.
 */
record JsonBody(JsonText json) {
    static final String SCHEMA = "preflight.notification/v1";

    // Receivers take some hundred KiB at most.
    private static final int MOST = 20;
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
        JsonAttempts attempts = new JsonAttempts(json, MOST, MOST_DETAIL);
        attempts.write(it.attempts());
        attempts.actions("diagnostics", it.diagnostics());
        optional("link", it.link());
        json.end();
    }

    private void optional(String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.text(name, value);
        }
    }
}
