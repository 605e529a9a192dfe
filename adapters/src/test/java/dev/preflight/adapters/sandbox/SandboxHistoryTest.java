package dev.preflight.adapters.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.adapters.container.EngineException;
import dev.preflight.core.container.Container;
import dev.preflight.core.container.ContainerState;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a sandbox is at depends on what was done to it and on the time, not on who looked. */
class SandboxHistoryTest {
    private static final String PROJECT = "history";

    private final TestTime time = new TestTime();

    static LongStream seeds() {
        return LongStream.range(0, 15);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isTheSameHoweverOftenSomebodyLooks(long seed) throws Exception {
        try (Sandbox watched = Sandbox.start(SandboxSettings.of(PROJECT).with(time));
                Sandbox alone = Sandbox.start(SandboxSettings.of(PROJECT).with(time))) {
            Random forWatched = new Random(seed);
            Random forAlone = new Random(seed);
            for (int i = 0; i < 40; i++) {
                for (int step = 0; step < 4; step++) {
                    time.advance(Duration.ofMillis(300));
                    look(watched);
                }
                pullALever(watched, forWatched);
                pullALever(alone, forAlone);
            }
            assertThat(look(watched)).isEqualTo(look(alone));
        }
    }

    private void pullALever(Sandbox sandbox, Random random) throws Exception {
        List<String> services = sandbox.services();
        String service = services.get(random.nextInt(services.size()));
        try {
            switch (random.nextInt(11)) {
                case 0 -> sandbox.stop(service);
                case 1 -> sandbox.crash(service, 137);
                case 2 -> sandbox.pause(service);
                case 3 -> sandbox.remove(service);
                case 4 -> sandbox.crashLoop(service);
                case 5 -> sandbox.createOnly(service);
                case 6 -> sandbox.neverRegisterAgain(service);
                case 7 -> sandbox.forgetAllWorkers();
                default -> mend(sandbox, service);
            }
        } catch (IllegalStateException | IllegalArgumentException | EngineException refusal) {
            assertThat(refusal).hasMessageContaining(service);
        }
    }

    private void mend(Sandbox sandbox, String service) throws Exception {
        for (Container container : sandbox.reader().containers(PROJECT)) {
            if (container.service().equals(service)) {
                sandbox.operator().unpause(container);
            }
        }
        sandbox.up(service);
    }

    private String look(Sandbox sandbox) throws Exception {
        StringBuilder seen = new StringBuilder(listing(sandbox)).append('\n');
        Instant now = time.instant();
        for (Container container : sandbox.reader().containers(PROJECT)) {
            seen.append(container.id())
                    .append(' ')
                    .append(container.describe(now))
                    .append(" since ")
                    .append(container.startedAt())
                    .append('\n')
                    .append(sandbox.operator().logs(container, 1000));
        }
        return seen.toString();
    }

    private static String listing(Sandbox sandbox) throws Exception {
        List<Container> containers = sandbox.reader().containers(PROJECT);
        if (containers.stream().anyMatch(SandboxHistoryTest::isPausedBackend)) {
            return "hangs";
        }
        try {
            return BackendClient.of(sandbox).get("/api/v1/workers").body();
        } catch (IOException noAnswer) {
            return "no answer";
        }
    }

    private static boolean isPausedBackend(Container container) {
        return container.service().equals("backend") && container.state() == ContainerState.PAUSED;
    }
}
