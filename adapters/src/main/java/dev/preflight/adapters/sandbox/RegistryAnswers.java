package dev.preflight.adapters.sandbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.preflight.core.worker.WorkerStatus;
import dev.preflight.core.worker.WorkerType;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;

/** The backend's list of workers as JSON, in each of its shapes. */
final class RegistryAnswers {
    private static final JsonFactory JSON = new JsonFactory();

    private final WorkerRegistryBook registry;
    private final Instant now;

    RegistryAnswers(WorkerRegistryBook registry, Instant now) {
        this.registry = registry;
        this.now = now;
    }

    String inShape(AnswerShape shape) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            switch (shape) {
                case DOCUMENTED -> writeDocumented(json);
                case CURRENT -> writeCurrent(json);
                case NEITHER -> writeNeither(json);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory failed", impossible);
        }
        return text.toString();
    }

    private void writeDocumented(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("workers");
        for (RegistryEntry entry : registry.list(now)) {
            json.writeStartObject();
            json.writeStringField("worker_id", entry.id());
            json.writeStringField("type", documentedType(entry.type()));
            json.writeStringField("status", documentedStatus(entry));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeCurrent(JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (RegistryEntry entry : registry.list(now)) {
            json.writeStartObject();
            json.writeStringField("worker_id", entry.id());
            json.writeStringField("worker_type", currentType(entry.type()));
            json.writeStringField("endpoint_url", entry.endpoint());
            json.writeStringField("status", currentStatus(entry));
            json.writeStringField("current_operation_id", entry.operation());
            json.writeNumberField("health_check_failures", entry.silentFor(now).toSeconds());
            json.writeStringField("registered_at", entry.registeredAt().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeNeither(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("data");
        json.writeNumberField("count", registry.list(now).size());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String documentedType(WorkerType type) {
        return type == WorkerType.TRAINING ? "training" : "backtest";
    }

    private static String currentType(WorkerType type) {
        return type == WorkerType.TRAINING ? "training" : "backtesting";
    }

    private String documentedStatus(RegistryEntry entry) {
        if (entry.reported() != null) {
            return entry.reported();
        }
        WorkerStatus status = registry.status(entry, now);
        return status == WorkerStatus.AVAILABLE ? "idle" : status.word();
    }

    private String currentStatus(RegistryEntry entry) {
        if (entry.reported() != null) {
            return entry.reported();
        }
        WorkerStatus status = registry.status(entry, now);
        return status == WorkerStatus.OFFLINE ? "temporarily_unavailable" : status.word();
    }
}
