package dev.preflight.service.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.preflight.service.ledger.JournalEntry;
import java.time.Duration;
import java.util.Optional;

/**
 * What a journal entry says beyond its type and place. Tolerant: whatever is not there, or makes no
 * sense, is left unsaid, since it must not keep people from being told.
 */
public final class EntryData {
    private static final ObjectReader JSON = new JsonMapper().reader();

    private final JsonNode object;

    private EntryData(JsonNode object) {
        this.object = object;
    }

    public static EntryData of(JournalEntry entry) {
        try {
            return new EntryData(JSON.readTree(entry.data()));
        } catch (JsonProcessingException unreadable) {
            return new EntryData(JSON.createObjectNode());
        }
    }

    /** A text or number of this name; empty if there is none, or nothing in it. */
    public Optional<String> text(String name) {
        return Optional.of(object.path(name))
                .filter(value -> value.isTextual() || value.isNumber())
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank());
    }

    /** A number of seconds of this name; empty if there is none. */
    public Optional<Duration> seconds(String name) {
        return Optional.of(object.path(name))
                .filter(JsonNode::isNumber)
                .map(value -> Duration.ofMillis(Math.round(value.asDouble() * 1000)));
    }
}
