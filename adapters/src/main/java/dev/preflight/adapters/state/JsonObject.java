package dev.preflight.adapters.state;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object as it was stored. Says where it is when a field does not fit. */
final class JsonObject {
    // Non-ASCII is escaped: half of a surrogate pair, as a text cut short may end in, is kept so.
    static final JsonFactory FACTORY =
            new JsonFactoryBuilder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build();

    private final String place;
    private final Map<?, ?> fields;

    private JsonObject(String place, Map<?, ?> fields) {
        this.place = place;
        this.fields = fields;
    }

    /** Reads a text that is one object and nothing else. */
    static JsonObject parse(byte[] text) throws MalformedException {
        try (JsonParser in = FACTORY.createParser(text)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedException("it does not begin with a JSON object");
            }
            JsonObject root = new JsonObject("", object(in));
            if (in.nextToken() != null) {
                throw new MalformedException("something follows its JSON object");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw new MalformedException(
                    "it is not JSON" + place(e.getLocation()) + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new MalformedException("it is not JSON: " + e.getMessage(), e);
        }
    }

    // There is none where a bound was exceeded, as with lists in lists without end.
    private static String place(@Nullable JsonLocation location) {
        return location == null
                ? ""
                : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static Map<String, Object> object(JsonParser in) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            if (in.nextToken() != JsonToken.VALUE_NULL) {
                fields.put(name, value(in));
            }
        }
        return fields;
    }

    private static Object value(JsonParser in) throws IOException {
        if (in.currentToken() == JsonToken.START_OBJECT) {
            return object(in);
        }
        if (in.currentToken() != JsonToken.START_ARRAY) {
            return in.getText();
        }
        List<Object> elements = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(in));
        }
        return elements;
    }

    String text(String name) throws MalformedException {
        String text = textOrNull(name);
        if (text == null) {
            throw malformed(name, "is missing");
        }
        return text;
    }

    @Nullable String textOrNull(String name) throws MalformedException {
        Object value = fields.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw malformed(name, "is not a single value");
    }

    long number(String name) throws MalformedException {
        String text = text(name);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw malformed(name, "is '" + text + "', not a whole number");
        }
    }

    Instant instant(String name) throws MalformedException {
        return toInstant(name, text(name));
    }

    @Nullable Instant instantOrNull(String name) throws MalformedException {
        String text = textOrNull(name);
        return text == null ? null : toInstant(name, text);
    }

    Duration duration(String name) throws MalformedException {
        return toDuration(name, text(name));
    }

    @Nullable Duration durationOrNull(String name) throws MalformedException {
        String text = textOrNull(name);
        return text == null ? null : toDuration(name, text);
    }

    <E extends Enum<E>> E oneOf(Class<E> type, String name) throws MalformedException {
        String text = text(name);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        throw malformed(name, "is '" + text + "', which is not known");
    }

    JsonObject object(String name) throws MalformedException {
        if (fields.get(name) instanceof Map<?, ?> value) {
            return new JsonObject(place + name + ".", value);
        }
        throw malformed(name, "is not an object");
    }

    /** The objects of an array; none if it is missing. */
    List<JsonObject> objects(String name) throws MalformedException {
        List<JsonObject> objects = new ArrayList<>();
        for (Object element : array(name)) {
            if (!(element instanceof Map<?, ?> object)) {
                throw malformed(name, "has an element that is not an object");
            }
            objects.add(new JsonObject(place + name + "[" + objects.size() + "].", object));
        }
        return objects;
    }

    /** The times of an array; none if it is missing. */
    List<Instant> instants(String name) throws MalformedException {
        List<Instant> instants = new ArrayList<>();
        for (Object element : array(name)) {
            instants.add(toInstant(name, String.valueOf(element)));
        }
        return instants;
    }

    MalformedException malformed(String name, String problem) {
        return new MalformedException(place + name + " " + problem);
    }

    private List<?> array(String name) throws MalformedException {
        Object value = fields.get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> elements) {
            return elements;
        }
        throw malformed(name, "is not an array");
    }

    private Instant toInstant(String name, String text) throws MalformedException {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw malformed(name, "is '" + text + "', not a time such as 2026-01-31T12:00:00Z");
        }
    }

    private Duration toDuration(String name, String text) throws MalformedException {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw malformed(name, "is '" + text + "', not a duration such as PT15S");
        }
    }
}
