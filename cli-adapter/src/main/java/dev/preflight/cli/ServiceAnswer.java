package dev.preflight.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what a service has answered. */
final class ServiceAnswer {
    private ServiceAnswer() {}

    /**
     * The texts and numbers of an object, by their names; what is nested is left out.
     *
     * @throws IOException if it is no JSON object
     */
    static Map<String, String> fields(byte[] json) throws IOException {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser parser = objectIn(json)) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (parser.nextToken().isScalarValue()) {
                    fields.put(name, parser.getText());
                } else {
                    parser.skipChildren();
                }
            }
        }
        return fields;
    }

    /**
     * The names of the objects in a list of an object, as in {@code {"targets": [{"name":
     * "lab"}]}}.
     *
     * @throws IOException if there is no such list
     */
    static List<String> names(byte[] json, String list) throws IOException {
        try (JsonParser parser = objectIn(json)) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isMeant = parser.currentName().equals(list);
                JsonToken value = parser.nextToken();
                if (isMeant && value == JsonToken.START_ARRAY) {
                    return names(parser);
                }
                parser.skipChildren();
            }
        }
        throw new IOException("there is no list of " + list);
    }

    private static List<String> names(JsonParser parser) throws IOException {
        List<String> names = new ArrayList<>();
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isName = parser.currentName().equals("name");
                JsonToken value = parser.nextToken();
                if (isName && value == JsonToken.VALUE_STRING) {
                    names.add(parser.getText());
                }
                parser.skipChildren();
            }
        }
        return names;
    }

    private static JsonParser objectIn(byte[] json) throws IOException {
        JsonParser parser = new JsonFactory().createParser(json);
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            parser.close();
            throw new IOException("it is no JSON object");
        }
        return parser;
    }
}
