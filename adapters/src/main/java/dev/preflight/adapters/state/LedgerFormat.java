package dev.preflight.adapters.state;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.preflight.core.check.CheckId;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.incident.Attempt;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.incident.IncidentId;
import dev.preflight.core.remediation.Pause;
import dev.preflight.core.remediation.TargetHistory;
import dev.preflight.core.runbook.RunbookId;
import dev.preflight.core.target.TargetId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The history of a target as JSON. Times and durations are ISO 8601; what is null is left out. */
final class LedgerFormat {
    static final String SCHEMA = "preflight.ledger/v1";

    private LedgerFormat() {}

    static byte[] write(TargetId target, TargetHistory history) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonObject.FACTORY.createGenerator(bytes)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("schema", SCHEMA);
            json.writeStringField("target", target.value());
            json.writeArrayFieldStart("pauses");
            for (Pause pause : history.pauses()) {
                write(pause, json);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("incidents");
            for (Incident incident : history.incidents()) {
                write(incident, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void write(Pause pause, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("owner", pause.owner());
        json.writeStringField("reason", pause.reason());
        json.writeStringField("until", pause.until().toString());
        json.writeEndObject();
    }

    static void write(Incident incident, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", incident.id().value());
        json.writeStringField("runbook", incident.runbook().value());
        json.writeStringField("check", incident.check().value());
        json.writeStringField("openedAt", incident.openedAt().toString());
        writeUnlessNull("escalatedAt", incident.escalatedAt(), json);
        json.writeObjectFieldStart("state");
        StateFormat.write(incident.state(), json);
        json.writeEndObject();
        json.writeArrayFieldStart("reopenings");
        for (Instant reopening : incident.reopenings()) {
            json.writeString(reopening.toString());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("attempts");
        for (Attempt attempt : incident.attempts()) {
            write(attempt, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(Attempt attempt, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("number", attempt.number());
        json.writeStringField("startedAt", attempt.startedAt().toString());
        writeUnlessNull("actedAt", attempt.actedAt(), json);
        writeUnlessNull("endedAt", attempt.endedAt(), json);
        json.writeStringField("verification", attempt.verification());
        write(attempt.actions(), json);
        json.writeEndObject();
    }

    static void write(List<ActionReport> actions, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("actions");
        for (ActionReport action : actions) {
            json.writeStartObject();
            json.writeStringField("kind", action.kind());
            json.writeStringField("target", action.target());
            json.writeStringField("result", action.result().name());
            json.writeStringField("detail", action.detail());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void writeUnlessNull(String name, @Nullable Object value, JsonGenerator json)
            throws IOException {
        if (value != null) {
            json.writeStringField(name, value.toString());
        }
    }

    static TargetHistory read(TargetId target, byte[] text) throws MalformedException {
        JsonObject json = JsonObject.parse(text);
        String schema = json.text("schema");
        if (!schema.equals(SCHEMA)) {
            throw json.malformed("schema", "is '" + schema + "', and this version reads " + SCHEMA);
        }
        String owner = json.text("target");
        if (!owner.equals(target.value())) {
            throw json.malformed("target", "is '" + owner + "', not " + target);
        }
        return new TargetHistory(incidents(target, json), pauses(json));
    }

    private static List<Pause> pauses(JsonObject history) throws MalformedException {
        List<Pause> pauses = new ArrayList<>();
        for (JsonObject json : history.objects("pauses")) {
            pauses.add(new Pause(json.text("owner"), json.text("reason"), json.instant("until")));
        }
        return pauses;
    }

    private static List<Incident> incidents(TargetId target, JsonObject history)
            throws MalformedException {
        List<Incident> incidents = new ArrayList<>();
        Set<IncidentId> known = new HashSet<>();
        for (JsonObject json : history.objects("incidents")) {
            Incident incident = incident(target, json);
            if (!known.add(incident.id())) {
                throw json.malformed("id", "is '" + incident.id() + "', as is another incident's");
            }
            incidents.add(incident);
        }
        return incidents;
    }

    static Incident incident(TargetId target, JsonObject json) throws MalformedException {
        String id = json.text("id");
        try {
            return new Incident(
                    new IncidentId(id),
                    target,
                    new RunbookId(json.text("runbook")),
                    new CheckId(json.text("check")),
                    json.instant("openedAt"),
                    attempts(json),
                    json.instants("reopenings"),
                    json.instantOrNull("escalatedAt"),
                    StateFormat.read(json.object("state")));
        } catch (IllegalArgumentException e) {
            throw new MalformedException("incident '" + id + "': " + e.getMessage(), e);
        }
    }

    // Their numbers are their places: one that is missing would give its budget back.
    private static List<Attempt> attempts(JsonObject incident) throws MalformedException {
        List<Attempt> attempts = new ArrayList<>();
        for (JsonObject json : incident.objects("attempts")) {
            int place = attempts.size() + 1;
            if (json.number("number") != place) {
                throw json.malformed("number", "is " + json.number("number") + ", not " + place);
            }
            attempts.add(
                    new Attempt(
                            place,
                            json.instant("startedAt"),
                            json.instantOrNull("actedAt"),
                            json.instantOrNull("endedAt"),
                            actions(json),
                            json.text("verification")));
        }
        return attempts;
    }

    static List<ActionReport> actions(JsonObject attempt) throws MalformedException {
        List<ActionReport> actions = new ArrayList<>();
        for (JsonObject json : attempt.objects("actions")) {
            actions.add(
                    new ActionReport(
                            json.text("kind"),
                            json.text("target"),
                            json.oneOf(ActionReport.Result.class, "result"),
                            json.text("detail")));
        }
        return actions;
    }
}
