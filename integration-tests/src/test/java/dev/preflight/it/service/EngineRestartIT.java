package dev.preflight.it.service;

import static dev.preflight.it.stack.FrailStack.HOPELESS;
import static dev.preflight.it.stack.FrailStack.VICTIM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.preflight.it.service.LedgerView.Incident;
import dev.preflight.it.stack.OwnEngine;
import dev.preflight.it.stack.RequiresEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The engine itself is ended, and started again: its containers are dead, and nothing told so. */
@RequiresEngine
@Isolated("what is promised is a time, which other tests beside it would take")
class EngineRestartIT {
    private static final String PROJECT = "preflight-it-engine-restart";
    private static final Duration PROMISED = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir private Path scratch;
    private OwnEngine engine;
    private WatchingService service;

    @BeforeEach
    void start() throws Exception {
        engine = OwnEngine.start();
        engine.run(PROJECT, VICTIM);
        engine.run(PROJECT, HOPELESS);
        service =
                WatchingService.in(scratch, Files.createDirectory(scratch.resolve("project")))
                        .carryingOut("frail.yaml")
                        .target("engine", engine.endpoint())
                        .target("project", PROJECT)
                        // The schedule is not to find it.
                        .target("interval", "1h");
        service.start();
        await().atMost(PATIENCE).until(() -> passedRuns() == 1);
    }

    @AfterEach
    void close() {
        service.close();
        engine.close();
    }

    private double passedRuns() {
        return service.ledger()
                .metric("preflight_runs_total", "mode=\"check\"", "outcome=\"PASSED\"");
    }

    @Test
    void findsWithinTwoSecondsWhatDiedWithIt() {
        // Given
        engine.stop();

        // When
        Instant back = engine.startAgain();

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    assertThat(service.ledger().stateOf("victim-runs")).isEqualTo("HEALED");
                    assertThat(service.ledger().stateOf("hopeless-runs")).isEqualTo("HEALED");
                });
        assertThat(engine.runs(PROJECT, VICTIM)).isTrue();
        assertThat(engine.runs(PROJECT, HOPELESS)).isTrue();
        for (String check : List.of("victim-runs", "hopeless-runs")) {
            Incident incident = service.ledger().latestOf(check);
            Duration taken = Duration.between(back, Instant.parse(incident.openedAt()));
            System.out.printf(
                    "%s found %d ms after the engine was back%n", check, taken.toMillis());
            assertThat(taken).isLessThan(PROMISED);
        }
    }
}
