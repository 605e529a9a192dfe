package dev.preflight.adapters.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.preflight.adapters.text.Printable;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the values that reports are made of, with nothing in their texts that drives a terminal.
 */
public record JsonText(JsonGenerator json) {
    public void start() throws IOException {
        json.writeStartObject();
    }

    public void start(String name) throws IOException {
        json.writeObjectFieldStart(name);
    }

    public void end() throws IOException {
        json.writeEndObject();
    }

    public void startList(String name) throws IOException {
        json.writeArrayFieldStart(name);
    }

    public void endList() throws IOException {
        json.writeEndArray();
    }

    public void text(String value) throws IOException {
        json.writeString(Printable.clean(value));
    }

    public void text(String name, String value) throws IOException {
        json.writeStringField(name, Printable.clean(value));
    }

    public void texts(String name, List<String> values) throws IOException {
        startList(name);
        for (String value : values) {
            text(value);
        }
        endList();
    }

    public void number(String name, int value) throws IOException {
        json.writeNumberField(name, value);
    }

    public void flag(String name, boolean value) throws IOException {
        json.writeBooleanField(name, value);
    }

    /** Never negative, even if a clock was set back between two processes. */
    public void millis(String name, Duration value) throws IOException {
        json.writeNumberField(name, Math.max(0, value.toMillis()));
    }

    public void instant(String name, Instant value) throws IOException {
        json.writeStringField(name, value.truncatedTo(ChronoUnit.MILLIS).toString());
    }

    /** Writes texts, numbers, booleans, and lists and maps of them; what else there is, as text. */
    public void facts(String name, Map<?, ?> facts) throws IOException {
        json.writeFieldName(Printable.clean(name));
        map(facts);
    }

    private void map(Map<?, ?> facts) throws IOException {
        start();
        for (Map.Entry<?, ?> fact : facts.entrySet()) {
            json.writeFieldName(Printable.clean(String.valueOf(fact.getKey())));
            value(fact.getValue());
        }
        end();
    }

    private void value(@Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Map<?, ?> map) {
            map(map);
        } else if (value instanceof Iterable<?> list) {
            json.writeStartArray();
            for (Object each : list) {
                value(each);
            }
            json.writeEndArray();
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Integer || value instanceof Long) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number);
        } else {
            text(String.valueOf(value));
        }
    }
}
