package dev.preflight.it.service;

import static dev.preflight.it.stack.FrailStack.HOPELESS;
import static dev.preflight.it.stack.FrailStack.VICTIM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.preflight.it.stack.FrailStack;
import dev.preflight.it.stack.RequiresEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A service that was killed amid its work is soon back; what it remembers is another test's. */
@RequiresEngine
@Isolated("what is promised is a time, which other tests beside it would take")
class ServiceReturnIT {
    private static final int KILLS = 10;
    private static final Duration PROMISED = Duration.ofSeconds(5);
    private static final Set<String> ENDED = Set.of("", "HEALED", "CLOSED");

    @TempDir private Path scratch;
    private FrailStack stack;
    private WatchingService service;

    @BeforeEach
    void start() {
        stack = FrailStack.start("preflight-it-service-return", scratch.resolve("stack"));
        service = ServiceCrashIT.watching(stack, scratch);
    }

    @AfterEach
    void close() {
        service.close();
        stack.close();
    }

    @Test
    void servesAgainWithinFiveSecondsOfBeingStarted() {
        service.start();
        stack.loseHope();
        List<Duration> returns = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            stack.kill(VICTIM);
            await().until(() -> !ENDED.contains(service.ledger().stateOf("victim-runs")));
            service.kill();
            returns.add(service.start());
        }

        System.out.printf(
                "served again after %s ms%n", returns.stream().map(Duration::toMillis).toList());
        // The middle one: the slowest says more about what else the machine did.
        assertThat(returns.stream().sorted().toList().get(KILLS / 2)).isLessThan(PROMISED);
        assertThat(stack.startsOf(HOPELESS)).hasSizeGreaterThan(1);
    }
}
