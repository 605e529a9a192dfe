package dev.preflight.core.probe;

import dev.preflight.core.worker.Fleet;
import dev.preflight.core.worker.Worker;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The registered workers beside the project's containers.
 *
 * @param fleet both, at about the same instant
 */
public record FleetSeen(Fleet fleet) implements Observation {
    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("workers", fleet.workers().stream().map(this::factsOf).toList());
        facts.put("containers", ContainersSeen.factsOf(fleet.inventory()));
        return facts;
    }

    @Override
    public String describe() {
        return fleet.describe();
    }

    private Map<String, Object> factsOf(Worker worker) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("id", worker.id());
        facts.put("type", worker.type().word());
        facts.put("status", worker.status().word());
        if (worker.operation() != null) {
            facts.put("operation", worker.operation());
        }
        fleet.containerOf(worker).ifPresent(it -> facts.put("container", it.name()));
        return facts;
    }
}
