package dev.preflight.it.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.preflight.adapters.container.ContainerOperator;
import dev.preflight.adapters.container.ContainerOperatorContract;
import dev.preflight.adapters.container.ContainerReader;
import dev.preflight.adapters.container.ContainerReaderContract;
import dev.preflight.adapters.container.ContractStack;
import dev.preflight.adapters.docker.ContainerEngine;
import dev.preflight.core.container.Container;
import dev.preflight.it.stack.RequiresEngine;
import dev.preflight.it.stack.WorkerStack;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine of this machine keeps both contracts. */
@RequiresEngine
class ContainerEngineIT implements ContainerReaderContract, ContainerOperatorContract {
    @TempDir private static Path temporary;

    private static EngineStack stack;
    private static ContainerEngine engine;

    @BeforeAll
    static void start() throws Exception {
        stack = EngineStack.start("preflight-it-socket", temporary.resolve("stack"));
        engine = EngineStack.engine();
    }

    @AfterAll
    static void close() {
        stack.close();
    }

    @BeforeEach
    void restore() {
        stack.restore();
    }

    @Override
    public ContractStack stack() {
        return stack;
    }

    @Override
    public ContainerReader reader() {
        return engine.reader();
    }

    @Override
    public ContainerOperator operator() {
        return engine.operator();
    }

    @Test
    void seesPublishedPortsAlsoOfAContainerThatEnded() throws Exception {
        Container running = only(stack.project(), WorkerStack.BACKEND);
        stack.kill(WorkerStack.BACKEND);
        Container ended = only(stack.project(), WorkerStack.BACKEND);

        assertThat(running.ports()).containsExactly(8000, stack.workers().port());
        assertThat(ended.ports()).isEqualTo(running.ports());
    }

    @Test
    void seesAddressesAndAliasesOfARunningContainer() throws Exception {
        Container running = only(stack.project(), WorkerStack.BACKEND);

        assertThat(running.hosts())
                .contains("backend")
                .anyMatch(host -> host.matches("[0-9]+(\\.[0-9]+){3}"));
    }

    @Test
    void seesTheHealthOfAContainerThatIsChecked() throws Exception {
        List<String> sick =
                List.of("--health-cmd=false", "--health-interval=1s", "--health-retries=30");
        String neighbour = stack.startNeighbour(sick, "sleep 600");

        assertThat(only(neighbour, stack.service()).health()).isEqualTo("starting");
    }

    @Test
    void readsTheLogOfAContainerWithATerminal() throws Exception {
        String neighbour = stack.startNeighbour(List.of("-t"), "echo hello; exec sleep 600");
        Container container = only(neighbour, stack.service());

        await().untilAsserted(() ->
                assertThat(operator().logs(container, 10).strip()).isEqualTo("hello"));
    }

    @Test
    void readsBothOutputsAndNoMoreThan64KiBOfALog() throws Exception {
        String script =
                "yes 0123456789abcdef | head -n 10000; sleep 1; echo the end >&2; exec sleep 600";
        String neighbour = stack.startNeighbour(List.of(), script);
        Container container = only(neighbour, stack.service());

        await().untilAsserted(() ->
                assertThat(operator().logs(container, 20_000))
                        .startsWith("...")
                        .hasSize("...".length() + 64 * 1024)
                        .contains("the end"));
    }

    private Container only(String project, String service) throws Exception {
        return reader().containers(project).stream()
                .filter(it -> it.service().equals(service))
                .findFirst()
                .orElseThrow();
    }
}
