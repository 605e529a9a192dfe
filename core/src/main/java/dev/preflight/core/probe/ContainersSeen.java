package dev.preflight.core.probe;

import dev.preflight.core.container.Container;
import dev.preflight.core.container.Inventory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The containers of the target's project.
 *
 * @param inventory all of them, whatever their state
 */
public record ContainersSeen(Inventory inventory) implements Observation {
    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("project", inventory.project());
        facts.put("containers", factsOf(inventory));
        return facts;
    }

    @Override
    public String describe() {
        return inventory.containers().isEmpty() ? inventory.noContainers() : inventory.describe();
    }

    static List<Map<String, Object>> factsOf(Inventory inventory) {
        return inventory.containers().stream().map(ContainersSeen::factsOf).toList();
    }

    private static Map<String, Object> factsOf(Container container) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("service", container.service());
        facts.put("name", container.name());
        facts.put("state", container.state().word());
        facts.put("health", container.health());
        facts.put("restarts", container.restartCount());
        if (container.exitCode() != null) {
            facts.put("exitCode", container.exitCode());
        }
        return facts;
    }
}
