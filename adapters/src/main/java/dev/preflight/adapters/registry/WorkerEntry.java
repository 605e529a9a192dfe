package dev.preflight.adapters.registry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.preflight.core.worker.Worker;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads one entry of the list, with the field names of either shape. */
final class WorkerEntry {
    private final JsonParser json;
    private final String place;

    private @Nullable String id;
    private @Nullable String type;
    private @Nullable String status;
    private @Nullable String endpoint;
    private @Nullable String operation;

    /**
     * Prepares to read it.
     *
     * @param json that has just met its opening brace
     * @param place of the entry, for people
     */
    WorkerEntry(JsonParser json, String place) {
        this.json = json;
        this.place = place;
    }

    Worker read() throws IOException, MalformedListException {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            json.nextToken();
            read(field);
        }
        if (id == null || id.isBlank()) {
            throw new MalformedListException(place + " has no 'worker_id'");
        }
        return Worker.listed(id, type, status, endpoint, operation);
    }

    private void read(String field) throws IOException, MalformedListException {
        switch (field) {
            case "worker_id" -> id = text(field);
            case "type", "worker_type" -> type = sameType(text(field));
            case "status" -> status = text(field);
            case "endpoint_url" -> endpoint = text(field);
            case "current_operation_id" -> operation = operation();
            default -> json.skipChildren();
        }
    }

    private @Nullable String text(String field) throws IOException, MalformedListException {
        return switch (json.currentToken()) {
            case VALUE_STRING -> json.getText();
            case VALUE_NULL -> null;
            default ->
                    throw new MalformedListException(
                            place
                                    + " has a '"
                                    + field
                                    + "' that is "
                                    + WorkerList.name(json.currentToken())
                                    + ", not a text");
        };
    }

    private @Nullable String sameType(@Nullable String given) throws MalformedListException {
        if (type != null && given != null && !type.equals(given)) {
            throw new MalformedListException(place + " has two different types");
        }
        return given == null ? type : given;
    }

    // Whatever is there, if not null, keeps the worker from being taken for idle.
    private @Nullable String operation() throws IOException {
        return switch (json.currentToken()) {
            case VALUE_NULL -> null;
            case START_OBJECT, START_ARRAY -> {
                json.skipChildren();
                yield "of unknown id";
            }
            default -> json.getText();
        };
    }
}
