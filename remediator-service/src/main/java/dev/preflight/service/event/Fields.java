package dev.preflight.service.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;

/** The fields of a JSON object in a message, each of which must be what it is to be. */
final class Fields {
    private static final ObjectReader JSON =
            new JsonMapper(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .reader()
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final JsonNode object;
    private final String prefix;

    private Fields(JsonNode object, String prefix) {
        this.object = object;
        this.prefix = prefix;
    }

    /** Those of a text that is a JSON object. */
    static Fields parse(String text) throws MalformedEventException {
        return parse(text, "");
    }

    /**
     * Those of a text that is a JSON object.
     *
     * @param prefix that names them in complaints
     */
    static Fields parse(String text, String prefix) throws MalformedEventException {
        try {
            JsonNode node = JSON.readTree(text);
            if (node.isObject()) {
                return new Fields(node, prefix);
            }
        } catch (JsonProcessingException malformed) {
            String problem = malformed.getOriginalMessage().lines().findFirst().orElse("");
            throw new MalformedEventException(
                    "it is no JSON: " + MalformedEventException.shortened(problem));
        }
        throw new MalformedEventException("it is no JSON object");
    }

    boolean has(String name) {
        return object.has(name);
    }

    /** A text with something in it. */
    String text(String name) throws MalformedEventException {
        String text = anyText(name);
        if (text.isBlank()) {
            throw wrong(name, "must not be blank");
        }
        return text;
    }

    /** A text that may be empty. */
    String anyText(String name) throws MalformedEventException {
        JsonNode value = object.path(name);
        if (!value.isTextual()) {
            throw wrong(name, "must be a text, and is " + kind(value));
        }
        return value.textValue();
    }

    Instant instant(String name) throws MalformedEventException {
        String text = text(name);
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noTime) {
            throw wrong(
                    name,
                    "must be a time as 2026-03-01T12:00:00Z, and is '%s'"
                            .formatted(MalformedEventException.shortened(text)));
        }
    }

    JsonNode object(String name) throws MalformedEventException {
        JsonNode value = object.path(name);
        if (!value.isObject()) {
            throw wrong(name, "must be an object, and is " + kind(value));
        }
        return value;
    }

    void require(String name, String expected) throws MalformedEventException {
        String text = text(name);
        if (!text.equals(expected)) {
            throw wrong(
                    name,
                    "must be '%s', and is '%s'"
                            .formatted(expected, MalformedEventException.shortened(text)));
        }
    }

    private MalformedEventException wrong(String name, String problem) {
        return new MalformedEventException("%s%s: %s".formatted(prefix, name, problem));
    }

    private static String kind(JsonNode value) {
        return value.getNodeType().name().toLowerCase(Locale.ROOT);
    }
}
