package dev.preflight.service.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads CloudEvents in JSON, in the structured mode. Strict about what it knows; what it
 * does not know is left alone, so that later versions can add to it.
 */
final class CloudEventJson {
    private static final String VERSION = "1.0";
    private static final String JSON = "application/json";
    private static final JsonFactory FACTORY = new JsonFactory();

    private CloudEventJson() {}

    /** Writes what the data of an event hold. */
    @FunctionalInterface
    interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    /** A JSON object. */
    static String object(Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            content.write(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("JSON could not be written to memory", impossible);
        }
        return text.toString();
    }

    static String write(CloudEvent event) {
        return object(json -> {
            json.writeStringField("specversion", VERSION);
            json.writeStringField("id", event.id());
            json.writeStringField("source", event.source());
            json.writeStringField("type", event.type());
            writeIfGiven(json, "subject", event.subject());
            json.writeStringField("time", event.time().toString());
            json.writeStringField("datacontenttype", JSON);
            writeIfGiven(json, "partitionkey", event.partitionKey());
            writeIfGiven(json, "incident", event.incident());
            json.writeFieldName("data");
            json.writeRawValue(event.data());
        });
    }

    private static void writeIfGiven(JsonGenerator json, String name, @Nullable String value)
            throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    /**
     * The event that a text is.
     *
     * @throws MalformedEventException if it is none; names the attribute
     */
    static CloudEvent read(String text) throws MalformedEventException {
        Fields event = Fields.parse(text);
        event.require("specversion", VERSION);
        if (event.has("datacontenttype")) {
            event.require("datacontenttype", JSON);
        }
        return new CloudEvent(
                event.text("id"),
                event.text("source"),
                event.text("type"),
                event.has("subject") ? event.text("subject") : null,
                event.instant("time"),
                event.has("partitionkey") ? event.text("partitionkey") : null,
                event.has("incident") ? event.text("incident") : null,
                event.object("data").toString());
    }
}
