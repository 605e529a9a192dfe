package dev.preflight.adapters.docker;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A container as the engine lists it: enough to know whether to look closer.
 *
 * @param id in full
 * @param project that its label names; empty without one
 * @param workingDirectory of the project; empty without one
 * @param oneOff whether {@code compose run} made it
 */
record Listed(String id, String project, String workingDirectory, boolean oneOff) {
    /**
     * Reads the engine's list.
     *
     * @throws IOException if it breaks off or is not what an engine answers
     */
    static List<Listed> read(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_ARRAY) {
            throw new JsonParseException(json, "not a list");
        }
        List<Listed> all = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            all.add(readOne(json));
        }
        return all;
    }

    private static Listed readOne(JsonParser json) throws IOException {
        String id = "";
        Listed labels = new Listed("", "", "", false);
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new JsonParseException(json, "not an object");
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "Id" -> id = Json.text(json);
                case "Labels" -> labels = readLabels(json);
                default -> json.skipChildren();
            }
        }
        requireId(id);
        return new Listed(id, labels.project, labels.workingDirectory, labels.oneOff);
    }

    /* It becomes part of a path, in which nothing else must appear. */
    private static void requireId(String id) throws IOException {
        boolean hex = !id.isEmpty();
        for (int i = 0; i < id.length(); i++) {
            hex &= Character.digit(id.charAt(i), 16) >= 0;
        }
        if (!hex) {
            throw new IOException("a container without an id");
        }
    }

    private static Listed readLabels(JsonParser json) throws IOException {
        String project = "";
        String workingDirectory = "";
        boolean oneOff = false;
        if (Json.isObject(json)) {
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String label = json.currentName();
                json.nextToken();
                switch (label) {
                    case Label.PROJECT -> project = Json.text(json);
                    case Label.WORKING_DIRECTORY -> workingDirectory = Json.text(json);
                    case Label.ONE_OFF -> oneOff = "true".equalsIgnoreCase(Json.text(json));
                    default -> json.skipChildren();
                }
            }
        }
        return new Listed("", project, workingDirectory, oneOff);
    }
}
