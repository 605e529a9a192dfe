package dev.preflight.adapters.sandbox;

import dev.preflight.adapters.container.ContainerEvents;
import dev.preflight.adapters.container.ContainerEventsContract;
import dev.preflight.adapters.container.ContainerOperator;
import dev.preflight.adapters.container.ContainerOperatorContract;
import dev.preflight.adapters.container.ContainerReader;
import dev.preflight.adapters.container.ContainerReaderContract;
import dev.preflight.adapters.container.ContractStack;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** The sandbox's engine does what the contracts of the real one say. */
class SandboxContractTest
        implements ContainerReaderContract, ContainerOperatorContract, ContainerEventsContract {
    private final Sandbox sandbox = Sandbox.start(SandboxSettings.of("contract"));

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Override
    public ContainerReader reader() {
        return sandbox.reader();
    }

    @Override
    public ContainerOperator operator() {
        return sandbox.operator();
    }

    @Override
    public ContainerEvents events() {
        return sandbox.events();
    }

    @Override
    public ContractStack stack() {
        return new SandboxAsContractStack(sandbox);
    }

    private record SandboxAsContractStack(Sandbox sandbox) implements ContractStack {
        @Override
        public String project() {
            return sandbox.project();
        }

        @Override
        public String workingDirectory() {
            return sandbox.workingDirectory();
        }

        @Override
        public String service() {
            return "backtest-worker-1";
        }

        @Override
        public String otherService() {
            return "training-worker-1";
        }

        @Override
        public String publishedService() {
            return "backend";
        }

        @Override
        public int publishedPort() {
            return sandbox.backendPort();
        }

        @Override
        public Map<String, String> environment(String service) {
            return Map.of("KTRDR_WORKER_PORT", "5003", "DB_PASSWORD", "sandbox-secret");
        }

        @Override
        public String greeting(String service) {
            return Program.greeting(service);
        }

        @Override
        public void kill(String service) {
            sandbox.crash(service, 137);
        }

        @Override
        public void remove(String service) {
            sandbox.remove(service);
        }

        @Override
        public void pause(String service) {
            sandbox.pause(service);
        }

        @Override
        public void createOnly(String service) {
            sandbox.createOnly(service);
        }

        @Override
        public void crashLoop(String service) {
            sandbox.crashLoop(service);
        }

        @Override
        public void runOneOff(String service) {
            // A sandbox has no one-off containers that it could show by mistake.
        }

        @Override
        public String startNeighbour() {
            sandbox.startNeighbour("neighbour");
            return "neighbour";
        }
    }
}
