package dev.preflight.service.ledger.sql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.preflight.core.cure.ActionReport;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** What a journal entry says about what happened: a JSON object, made of a few fields. */
final class Data {
    static final int MOST_CHARS = 2000;

    private static final JsonFactory FACTORY =
            new JsonFactoryBuilder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private Data() {}

    /** Writes fields. */
    @FunctionalInterface
    interface Fields {
        void to(Writer writer) throws IOException;
    }

    /** The object of these fields. */
    static String of(Fields fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            fields.to(new Writer(json));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return text.toString();
    }

    /** Fields of one object. Long texts are cut short. */
    static final class Writer {
        private final JsonGenerator json;

        private Writer(JsonGenerator json) {
            this.json = json;
        }

        void field(String name, String value) throws IOException {
            json.writeStringField(name, cut(value));
        }

        void field(String name, long value) throws IOException {
            json.writeNumberField(name, value);
        }

        void field(String name, Instant value) throws IOException {
            json.writeStringField(name, value.toString());
        }

        void actions(List<ActionReport> actions) throws IOException {
            json.writeArrayFieldStart("actions");
            for (ActionReport action : actions) {
                json.writeStartObject();
                field("kind", action.kind());
                field("target", action.target());
                field("outcome", action.result().name());
                field("detail", action.detail());
                json.writeEndObject();
            }
            json.writeEndArray();
        }

        private static String cut(String text) {
            return text.length() <= MOST_CHARS ? text : text.substring(0, MOST_CHARS) + "...";
        }
    }
}
