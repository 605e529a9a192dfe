package dev.preflight.core.probe;

import java.util.List;
import java.util.Map;

/**
 * The services that a compose project defines, whether they have containers or not.
 *
 * @param services their names
 */
public record ServicesSeen(List<String> services) implements Observation {
    public ServicesSeen {
        services = List.copyOf(services);
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("services", services);
    }

    @Override
    public String describe() {
        return "services " + String.join(", ", services);
    }
}
