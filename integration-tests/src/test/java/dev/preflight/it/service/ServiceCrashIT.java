package dev.preflight.it.service;

import static dev.preflight.it.stack.FrailStack.BYSTANDER;
import static dev.preflight.it.stack.FrailStack.HOPELESS;
import static dev.preflight.it.stack.FrailStack.VICTIM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.preflight.it.service.CrashProof.Promise;
import dev.preflight.it.service.LedgerView.Incident;
import dev.preflight.it.stack.FrailStack;
import dev.preflight.it.stack.RequiresEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged service, killed at random instants while it cures real containers, loses and forgets
 * nothing. {@code -Dcrash.seed} and {@code -Dcrash.rounds} choose other instants, and how many.
 */
@RequiresEngine
@Order(1)
class ServiceCrashIT {
    private static final long SEED = Long.getLong("crash.seed", 8420);
    private static final int ROUNDS = Integer.getInteger("crash.rounds", 50);

    private static final Promise OF_VICTIM = new Promise("victim-runs", 3, Duration.ofSeconds(1));
    private static final Promise OF_HOPELESS =
            new Promise("hopeless-runs", 2, Duration.ofSeconds(1));
    private static final List<Promise> PROMISES = List.of(OF_VICTIM, OF_HOPELESS);

    private final Random random = new Random(SEED);
    private final CrashProof proof = new CrashProof();

    @TempDir private Path scratch;
    private FrailStack stack;
    private WatchingService service;

    @BeforeEach
    void configure() {
        stack = FrailStack.start("preflight-it-service-crash", scratch.resolve("stack"));
        service = watching(stack, scratch);
    }

    /** A service with little patience, of which nothing but the budgets is to stop a cure. */
    static WatchingService watching(FrailStack stack, Path scratch) {
        return WatchingService.in(scratch, stack.directory())
                .carryingOut("frail.yaml")
                .target("interval", "1s")
                .target("cures.victim-runs.wait-after-cure", "1s")
                .target("rules.max-cures-per-hour", "1000")
                .target("rules.flapping-window", "1s")
                .target("rules.min-healthy-period", "1s");
    }

    @AfterEach
    void close() {
        service.close();
        stack.close();
    }

    @Test
    void losesNothingWheneverItIsKilled() {
        System.out.printf("killing %d times, -Dcrash.seed=%d%n", ROUNDS, SEED);
        stack.loseHope();
        for (int round = 0; round < ROUNDS; round++) {
            if (random.nextInt(5) == 0) {
                killInItsStart();
            } else {
                killInItsWork(round);
            }
        }
        assertEnds();
    }

    private void killInItsStart() {
        service.launch();
        letPass(random.nextInt(2_000));
        service.kill();
    }

    private void killInItsWork(int round) {
        service.start();
        LiveStream stream = LiveStream.after(proof.lastHeard(), service.client());
        // Not always: it takes a while, and then nothing would be killed right after the start.
        if (round % 3 == 0) {
            proof.assertKept(service.ledger().incidents(), PROMISES);
        }
        disturb();
        letPass(random.nextInt(3_000));
        service.kill();
        proof.heard(stream.heard());
    }

    private void disturb() {
        stack.kill(VICTIM);
        resetWhatIsExhausted();
    }

    // One that was cut off again and again is exhausted, too; without this nothing would go on.
    private void resetWhatIsExhausted() {
        for (Promise promise : PROMISES) {
            if (service.ledger().stateOf(promise.check()).equals("EXHAUSTED")) {
                Incident exhausted = service.ledger().latestOf(promise.check());
                // 409 while another one is being cured.
                assertThat(service.client().post(exhausted.href() + "/reset", "{}").status())
                        .isIn(200, 409);
            }
        }
    }

    private static void letPass(int millis) {
        Duration time = Duration.ofMillis(millis);
        await().pollDelay(time).atMost(time.plusSeconds(30)).until(() -> true);
    }

    private void assertEnds() {
        service.start();
        stack.mendHopeless();
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> {
                    resetWhatIsExhausted();
                    assertThat(service.ledger().stateOf(OF_VICTIM.check()))
                            .isIn("HEALED", "CLOSED");
                    assertThat(service.ledger().stateOf(OF_HOPELESS.check()))
                            .isIn("HEALED", "CLOSED");
                    assertThat(stack.runs(VICTIM)).isTrue();
                    assertThat(stack.runs(HOPELESS)).isTrue();
                });
        LiveStream stream = LiveStream.after(0, service.client());
        await().until(() -> stream.heard().stream().anyMatch(it -> it.id() >= proof.lastHeard()));
        // Before the incidents are asked for: one that was reset just now is followed by another.
        List<Instant> ofVictim = stack.startsOf(VICTIM);
        List<Instant> ofHopeless = stack.startsOf(HOPELESS);
        List<Incident> incidents = service.ledger().incidents();
        proof.assertKept(incidents, PROMISES);
        proof.assertNothingRewritten(stream.heard());
        CrashProof.assertNotStartedBeyondBudget(ofVictim, incidents, OF_VICTIM);
        CrashProof.assertNotStartedBeyondBudget(ofHopeless, incidents, OF_HOPELESS);
        assertThat(stack.startsOf(BYSTANDER)).hasSize(1);
        report(incidents);
    }

    private void report(List<Incident> incidents) {
        long attempts = incidents.stream().mapToLong(it -> it.attempts().size()).sum();
        long cutOff =
                incidents.stream()
                        .flatMap(it -> it.attempts().stream())
                        .filter(it -> it.actions().isEmpty())
                        .count();
        System.out.printf(
                "%d incidents, %d attempts, %d of them cut off, %d real starts%n",
                incidents.size(),
                attempts,
                cutOff,
                stack.startsOf(VICTIM).size() + stack.startsOf(HOPELESS).size() - 2);
    }
}
