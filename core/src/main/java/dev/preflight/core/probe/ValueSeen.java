package dev.preflight.core.probe;

import java.util.Map;

/**
 * A value that a custom probe observed.
 *
 * @param name of what was observed
 * @param value as text
 */
public record ValueSeen(String name, String value) implements Observation {
    @Override
    public Map<String, Object> facts() {
        return Map.of("value", value);
    }

    @Override
    public String describe() {
        return name + " is '" + value + "'";
    }
}
