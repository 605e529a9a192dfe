package dev.preflight.adapters.docker;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Small steps through JSON; whatever ends too early or has another form is an IOException. */
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    static JsonParser parser(byte[] content) throws IOException {
        return parser(content, 0);
    }

    static JsonParser parser(byte[] content, int offset) throws IOException {
        return FACTORY.createParser(content, offset, content.length - offset);
    }

    /** Steps into the object that the text is. */
    static void begin(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new JsonParseException(json, "not an object");
        }
    }

    /** Steps from a field's name to its value, over which it skips unless the name is this one. */
    static boolean enters(JsonParser json, String name) throws IOException {
        boolean same = name.equals(json.currentName());
        json.nextToken();
        if (!same) {
            json.skipChildren();
        }
        return same;
    }

    /** The value as text; empty if it is null, or not a scalar, over which it skips. */
    static String text(JsonParser json) throws IOException {
        String text = json.getValueAsString("");
        json.skipChildren();
        return text;
    }

    /** Whether the value is an object; skips over it if not. */
    static boolean isObject(JsonParser json) throws IOException {
        return is(json, JsonToken.START_OBJECT);
    }

    /** Whether the value is a list; skips over it if not. */
    static boolean isList(JsonParser json) throws IOException {
        return is(json, JsonToken.START_ARRAY);
    }

    private static boolean is(JsonParser json, JsonToken token) throws IOException {
        if (json.currentToken() == token) {
            return true;
        }
        json.skipChildren();
        return false;
    }
}
