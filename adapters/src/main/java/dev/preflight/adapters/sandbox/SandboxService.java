package dev.preflight.adapters.sandbox;

import dev.preflight.core.worker.WorkerServices;
import dev.preflight.core.worker.WorkerType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A service as the sandbox's compose file would define it.
 *
 * @param name of the service; of a worker, its worker id too
 * @param port that it listens on inside its container
 */
record SandboxService(String name, int port) {
    static final SandboxService BACKEND = new SandboxService("backend", 8000);

    static final List<SandboxService> ALL =
            List.of(
                    BACKEND,
                    new SandboxService("backtest-worker-1", 5003),
                    new SandboxService("backtest-worker-2", 5004),
                    new SandboxService("training-worker-1", 5005),
                    new SandboxService("training-worker-2", 5006));

    /**
     * A service by its name.
     *
     * @throws IllegalArgumentException if there is none
     */
    static SandboxService named(String name) {
        for (SandboxService service : ALL) {
            if (service.name().equals(name)) {
                return service;
            }
        }
        throw new IllegalArgumentException("the sandbox has no service '" + name + "'");
    }

    /** All services in the notation of compose; of no use to a real engine. */
    static String composeFile() {
        StringBuilder text = new StringBuilder("services:\n");
        for (SandboxService service : ALL) {
            text.append("  ").append(service.name()).append(":\n    image: sandbox\n");
        }
        return text.toString();
    }

    boolean isWorker() {
        return type() != WorkerType.OTHER;
    }

    WorkerType type() {
        return WorkerServices.typeOf(name);
    }

    /** The URL under which the project's other containers reach it. */
    String url() {
        return "http://" + name + ":" + port;
    }

    /** What its container listens on or publishes, when the backend is published on this port. */
    List<Integer> portsPublishing(int backendPort) {
        return isWorker() ? List.of(port) : List.of(port, backendPort);
    }

    /** Of its container's process, a secret among it. */
    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        environment.put("DB_PASSWORD", "sandbox-secret");
        if (isWorker()) {
            environment.put("KTRDR_WORKER_ID", name);
            environment.put("KTRDR_WORKER_PORT", Integer.toString(port));
            environment.put("KTRDR_API_URL", BACKEND.url());
        }
        return environment;
    }
}
