package dev.preflight.core.probe;

import java.util.Map;

/**
 * A TCP connection was opened.
 *
 * @param endpoint host and port
 */
public record Connected(String endpoint) implements Observation {
    @Override
    public Map<String, Object> facts() {
        return Map.of("connected", endpoint);
    }

    @Override
    public String describe() {
        return "connected to " + endpoint;
    }
}
