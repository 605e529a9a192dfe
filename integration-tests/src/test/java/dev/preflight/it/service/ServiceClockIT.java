package dev.preflight.it.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.preflight.it.command.PackagedCli;
import dev.preflight.it.failure.SetClock;
import dev.preflight.it.sandbox.SandboxEngine;
import dev.preflight.it.sandbox.SandboxEngine.Deed;
import dev.preflight.it.sandbox.SandboxStack;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Setting the machine's clock neither cuts a wait of the packaged service short nor makes it
 * longer, and does not keep it from checking.
 */
class ServiceClockIT {
    private static final String CHECK = "worker-states";
    private static final Duration WAIT = Duration.ofSeconds(6);
    // A busy machine takes its time; the clock is set by far more.
    private static final Duration LONGEST = Duration.ofMinutes(1);

    @TempDir private Path scratch;
    private SetClock clock;
    private SandboxEngine engine;
    private SandboxStack stack;
    private WatchingService service;

    @BeforeEach
    void start() throws IOException {
        clock = SetClock.right(scratch.resolve("offset"));
        engine = SandboxEngine.start();
        stack = engine.startStack("lab", scratch.resolve("stack"));
        service =
                new WatchingService(
                                clock.seenBy(PackagedCli.launched(scratch.resolve("cli"))),
                                scratch,
                                stack.directory())
                        .target("engine", engine.endpoint())
                        .target("interval", "1s")
                        .target("cures.worker-states.wait-after-cure", WAIT.toSeconds() + "s");
        service.start();
        awaitChecks();
    }

    @AfterEach
    void close() {
        service.close();
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT1H", "PT1H"})
    void keepsTheWaitAndChecksOn(Duration set) throws IOException {
        // Given
        stack.sandbox().reportStatus("training-worker-1", "error");
        eventually(() -> assertThat(service.ledger().stateOf(CHECK)).isEqualTo("WAITING"));

        // When
        clock.set(set);

        // Then
        eventually(() -> assertThat(service.ledger().stateOf(CHECK)).isEqualTo("HEALED"));
        Deed cure = engine.deedsOn("lab").get(0);
        assertThat(Duration.between(cure.at(), Instant.now())).isBetween(WAIT, LONGEST);
        awaitChecks();
        assertThat(engine.deedsOn("lab")).hasSize(1);
    }

    private void awaitChecks() {
        double before = checks();
        eventually(() -> assertThat(checks()).isGreaterThan(before + 3));
    }

    private double checks() {
        return service.ledger().metric("preflight_runs_total", "mode=\"check\"", "\"PASSED\"");
    }

    private static void eventually(ThrowingRunnable claim) {
        await().atMost(LONGEST).pollInterval(Duration.ofMillis(200)).untilAsserted(claim);
    }
}
