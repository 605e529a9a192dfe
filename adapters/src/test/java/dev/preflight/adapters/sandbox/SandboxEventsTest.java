package dev.preflight.adapters.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.preflight.adapters.container.ContainerEvent;
import dev.preflight.adapters.container.ContainerEvent.Kind;
import dev.preflight.adapters.container.EngineException;
import dev.preflight.adapters.container.EventStream;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a sandbox tells of beyond the contract. */
@Timeout(60)
class SandboxEventsTest {
    private static final String WORKER = "training-worker-1";

    private final TestTime time = new TestTime();
    private final Sandbox sandbox = Sandbox.start(SandboxSettings.of("events").with(time));

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void tellsOfALeverByTheSandboxsClock() throws Exception {
        Instant start = time.instant();
        try (EventStream stream = sandbox.events().open(start)) {
            time.advance(Duration.ofSeconds(3));
            sandbox.crash(WORKER, 3);

            assertThat(stream.next())
                    .isEqualTo(
                            new ContainerEvent(
                                    start.plusSeconds(3),
                                    "events",
                                    WORKER,
                                    "events-training-worker-1-1",
                                    Kind.DIED,
                                    3));
        }
    }

    @Test
    void tellsThatAHealthCheckFails() throws Exception {
        sandbox.becomeUnhealthy(WORKER);

        try (EventStream stream = sandbox.events().open(time.instant())) {
            assertThat(stream.next().kind()).isEqualTo(Kind.UNHEALTHY);
        }
    }

    @Test
    void tellsOfTheFirstDeathOfARestartLoop() throws Exception {
        sandbox.crashLoop(WORKER);

        try (EventStream stream = sandbox.events().open(time.instant())) {
            assertThat(stream.next().kind()).isEqualTo(Kind.DIED);
        }
    }

    @Test
    void endsAllStreamsWhenTheEngineGoesAway() throws Exception {
        try (EventStream stream = sandbox.events().open(time.instant())) {
            sandbox.engineUnreachable(true);

            assertThatThrownBy(stream::next).isInstanceOf(EngineException.class);
            assertThatThrownBy(() -> sandbox.events().open(time.instant()))
                    .isInstanceOf(EngineException.class);
        }
    }

    @Test
    void remembersWhatHappenedWhileTheEngineWasAway() throws Exception {
        sandbox.engineUnreachable(true);
        sandbox.crash(WORKER, 1);
        sandbox.engineUnreachable(false);

        try (EventStream stream = sandbox.events().open(time.instant())) {
            assertThat(stream.next().kind()).isEqualTo(Kind.DIED);
        }
    }
}
