package dev.preflight.core.check;

import dev.preflight.core.container.Container;
import dev.preflight.core.container.Inventory;
import dev.preflight.core.probe.ContainersSeen;
import dev.preflight.core.probe.Observation;
import dev.preflight.core.worker.WorkerServices;
import dev.preflight.core.worker.WorkerSettings;
import dev.preflight.core.worker.WorkerType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The environment of every worker container of the project is right. */
public record WorkerConfigAssertion() implements Assertion {
    @Override
    public String expectation() {
        return "every worker's environment set right, each with a port of its own";
    }

    @Override
    public Judgement judge(Observation observation) {
        if (!(observation instanceof ContainersSeen seen)) {
            return Judgement.unknown(observation.describe());
        }
        List<Container> workers = workersIn(seen.inventory());
        if (workers.isEmpty()) {
            return Judgement.unknown(
                    seen.inventory().containers().isEmpty()
                            ? seen.inventory().noContainers()
                            : "no container of the project is a worker's");
        }
        List<String> findings = new ArrayList<>();
        for (Container worker : workers) {
            new WorkerSettings(worker.environment())
                    .findings()
                    .forEach(finding -> findings.add(worker.service() + ": " + finding));
        }
        findings.addAll(sharedPorts(workers));
        return findings.isEmpty()
                ? Judgement.pass(workers.size() + " environments are right")
                : new Judgement(Outcome.FAIL, summary(findings), findings, List.of());
    }

    private static List<Container> workersIn(Inventory inventory) {
        return inventory.containers().stream()
                .filter(it -> WorkerServices.typeOf(it.service()) != WorkerType.OTHER)
                .toList();
    }

    private static List<String> sharedPorts(List<Container> workers) {
        Map<Integer, List<String>> byPort = new LinkedHashMap<>();
        for (Container worker : workers) {
            new WorkerSettings(worker.environment())
                    .port()
                    .ifPresent(port ->
                            byPort.computeIfAbsent(port, none -> new ArrayList<>())
                                    .add(worker.service()));
        }
        return byPort.entrySet().stream()
                .filter(users -> users.getValue().stream().distinct().count() > 1)
                .map(users ->
                        "%s all use port %d: give each its own KTRDR_WORKER_PORT"
                                .formatted(String.join(", ", users.getValue()), users.getKey()))
                .toList();
    }

    private static String summary(List<String> findings) {
        return findings.size() == 1 ? "1 finding" : findings.size() + " findings";
    }
}
