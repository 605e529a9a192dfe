package dev.preflight.it.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.adapters.container.ContainerEvent;
import dev.preflight.adapters.container.ContainerEvent.Kind;
import dev.preflight.adapters.container.ContainerEvents;
import dev.preflight.adapters.container.ContainerEventsContract;
import dev.preflight.adapters.container.ContainerOperator;
import dev.preflight.adapters.container.ContainerReader;
import dev.preflight.adapters.container.ContractStack;
import dev.preflight.adapters.container.EventStream;
import dev.preflight.adapters.docker.ContainerEngine;
import dev.preflight.it.stack.RequiresEngine;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine of this machine tells of what happens to its containers. */
@RequiresEngine
class ContainerEventsIT implements ContainerEventsContract {
    @TempDir private static Path temporary;

    private static EngineStack stack;
    private static ContainerEngine engine;
    private static ContainerEvents events;

    @BeforeAll
    static void start() throws Exception {
        stack = EngineStack.start("preflight-it-events", temporary.resolve("stack"));
        engine = EngineStack.engine();
        events = ContainerEngine.eventsAt(EngineStack.endpoint());
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

    @Override
    public ContainerEvents events() {
        return events;
    }

    @Test
    void tellsOfHealth() throws Exception {
        String check = "--health-cmd=cat /well || { : >/well; false; }";
        List<String> ailing = List.of(check, "--health-interval=1s", "--health-retries=1");
        try (EventStream stream = events().open(Instant.now())) {
            String neighbour = stack.startNeighbour(ailing, "exec sleep 600");

            assertThat(next(stream, neighbour).kind()).isEqualTo(Kind.STARTED);
            assertThat(next(stream, neighbour).kind()).isEqualTo(Kind.UNHEALTHY);
            assertThat(next(stream, neighbour).kind()).isEqualTo(Kind.HEALTHY);
        }
    }

    @Test
    void tellsOfEveryDeathInARestartLoop() throws Exception {
        try (EventStream stream = events().open(Instant.now())) {
            String neighbour = stack.startNeighbour(List.of("--restart=always"), "exit 3");

            for (int death = 0; death < 3; death++) {
                assertThat(next(stream, neighbour).kind()).isEqualTo(Kind.STARTED);
                assertThat(next(stream, neighbour).exitCode()).isEqualTo(3);
            }
        }
    }

    @Test
    void passesOverContainersOfComposeRun() throws Exception {
        try (EventStream stream = events().open(Instant.now())) {
            stack.runOneOff(stack.service());
            stack.kill(stack.service());

            assertThat(next(stream, stack.project()).kind()).isEqualTo(Kind.DIED);
        }
    }

    private static ContainerEvent next(EventStream stream, String project) throws Exception {
        ContainerEvent event = stream.next();
        while (!event.project().equals(project)) {
            event = stream.next();
        }
        return event;
    }
}
