package dev.preflight.adapters.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.preflight.core.worker.Worker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list of workers in either shape: an array of entries, or an object whose {@code workers}
 * is one. Fields that it does not know are passed over; a field given twice is malformed.
 */
final class WorkerList {
    private static final int MOST_WORKERS = 10_000;

    private static final JsonFactory JSON =
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final JsonParser json;

    private WorkerList(JsonParser json) {
        this.json = json;
    }

    static List<Worker> parse(String text) throws MalformedListException {
        try (JsonParser json = JSON.createParser(text)) {
            return new WorkerList(json).document();
        } catch (JsonProcessingException malformed) {
            throw new MalformedListException(
                    malformed.getOriginalMessage() + place(malformed), malformed);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory could not be read", impossible);
        }
    }

    private static String place(JsonProcessingException malformed) {
        JsonLocation location = malformed.getLocation();
        return location == null ? "" : " at character " + location.getCharOffset();
    }

    private List<Worker> document() throws IOException, MalformedListException {
        List<Worker> workers = topLevel(json.nextToken());
        if (json.nextToken() != null) {
            throw new MalformedListException("it goes on after its end");
        }
        return workers;
    }

    private List<Worker> topLevel(@Nullable JsonToken first)
            throws IOException, MalformedListException {
        if (first == JsonToken.START_ARRAY) {
            return entries();
        }
        if (first != JsonToken.START_OBJECT) {
            throw new MalformedListException("it is " + name(first));
        }
        List<Worker> workers = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            boolean isList = json.currentName().equals("workers");
            JsonToken value = json.nextToken();
            if (!isList) {
                json.skipChildren();
            } else if (value == JsonToken.START_ARRAY) {
                workers = entries();
            } else {
                throw new MalformedListException("its 'workers' is " + name(value));
            }
        }
        if (workers == null) {
            throw new MalformedListException("it has no 'workers'");
        }
        return workers;
    }

    private List<Worker> entries() throws IOException, MalformedListException {
        List<Worker> workers = new ArrayList<>();
        for (JsonToken next = json.nextToken();
                next != JsonToken.END_ARRAY;
                next = json.nextToken()) {
            if (workers.size() == MOST_WORKERS) {
                throw new MalformedListException("it has more than " + MOST_WORKERS + " workers");
            }
            String place = "entry " + (workers.size() + 1);
            if (next != JsonToken.START_OBJECT) {
                throw new MalformedListException(place + " is " + name(next));
            }
            workers.add(new WorkerEntry(json, place).read());
        }
        return workers;
    }

    /** A token for people. */
    static String name(@Nullable JsonToken token) {
        if (token == null) {
            return "empty";
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_NULL -> "null";
            default -> token.asString();
        };
    }
}
