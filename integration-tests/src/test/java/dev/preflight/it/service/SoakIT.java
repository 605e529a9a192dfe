package dev.preflight.it.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.preflight.it.command.PackagedCli;
import dev.preflight.it.sandbox.SandboxEngine;
import dev.preflight.it.service.CrashProof.Promise;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged service over embedded stacks, to which one fault after the other happens: it misses
 * none, does nothing twice, and takes no more of its machine the longer it runs. {@code
 * -Dsoak.time=PT10M} is for how long, {@code -Dsoak.seed} chooses other faults.
 */
@Order(2)
class SoakIT {
    private static final Duration TIME = Duration.parse(System.getProperty("soak.time", "PT2M"));
    private static final long SEED = Long.getLong("soak.seed", 8420);

    private static final int USUAL_STACKS = 6;
    private static final Duration PACE = Duration.ofSeconds(7);
    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final int CURES_OF_BOUNDED = 3;

    // The least that it can be set to.
    private static final long LEDGER_KIB = 4 * 1024;

    // Until all classes are loaded, and all that is bounded by a number is full.
    private static final Duration WARM_UP = TIME.dividedBy(4);

    private static final List<String> CURED =
            List.of(
                    "backend-api",
                    "containers-running",
                    "workers-registered",
                    "worker-types",
                    "worker-states");

    private final List<SoakTarget> targets = new ArrayList<>();
    private final Random random = new Random(SEED);

    @TempDir private Path scratch;
    private SandboxEngine engine;
    private Webhook webhook;
    private WatchingService service;
    private Path ledger;

    @BeforeEach
    void configure() throws IOException {
        engine = SandboxEngine.start();
        webhook = Webhook.open();
        PackagedCli cli = PackagedCli.launched(scratch.resolve("cli"));
        ledger = cli.stateDirectory().resolve("service/ledger.db");
        service =
                new WatchingService(cli, scratch)
                        .set("preflight.ledger.file", ledger.toString())
                        .set("preflight.notify.test.url", webhook.url())
                        .set(
                                "preflight.notify.test.on",
                                "opened,reopened,attempt,waiting,failed,healed,escalated,refused,closed,reset")
                        // Full soon, so that it can be seen that they do not grow.
                        .set("preflight.bounds.runs-kept", "50")
                        .set("preflight.ledger.max-size", LEDGER_KIB + "K")
                        // This test asks much.
                        .set("preflight.bounds.requests-per-second", "1000")
                        .set("preflight.bounds.request-burst", "1000");
        List<SoakFault> faults = SoakFault.all();
        for (int i = 1; i <= USUAL_STACKS; i++) {
            watch("usual-" + i, number -> faults.get(random.nextInt(faults.size())));
        }
        watch("manual", number -> SoakFault.notToBeCured("MANUAL"));
        service.set("preflight.targets.manual.cures.worker-states.max-retries", "0");
        watch(
                "bounded",
                number ->
                        number < CURES_OF_BOUNDED
                                ? SoakFault.workerInError()
                                : SoakFault.notToBeCured("CIRCUIT"));
        service.set(
                "preflight.targets.bounded.rules.max-cures-per-hour",
                String.valueOf(CURES_OF_BOUNDED));
    }

    private void watch(String name, IntFunction<SoakFault> faults) {
        Path directory = scratch.resolve(name);
        String key = "preflight.targets." + name + ".";
        service.set(key + "directory", directory.toString())
                .set(key + "engine", engine.endpoint())
                .set(key + "interval", "2s")
                .set(key + "rules.max-cures-per-hour", "100000")
                .set(key + "rules.flapping-window", "1s")
                .set(key + "rules.min-healthy-period", "1s");
        CURED.forEach(check ->
                service.set(key + "cures." + check + ".wait-after-cure", WAIT.toSeconds() + "s"));
        targets.add(new SoakTarget(name, engine.startStack(name, directory), PACE, faults));
    }

    @AfterEach
    void close() {
        service.close();
        engine.close();
        webhook.close();
    }

    @Test
    void missesNothingDoesNothingTwiceAndDoesNotGrow() {
        System.out.printf("soaking for %s, -Dsoak.seed=%d%n", TIME, SEED);
        service.start();
        LiveStream stream = LiveStream.after(0, service.client());
        long begin = System.nanoTime();
        ServiceVitals.printHeader();
        breakAndWaitUntil(begin, WARM_UP);
        ServiceVitals warm = vitals("warm");
        int faultsWhenWarm = faults();
        breakAndWaitUntil(begin, WARM_UP.plus(TIME).dividedBy(2));
        ServiceVitals middle = vitals("middle");
        int faultsInTheMiddle = faults();
        breakAndWaitUntil(begin, TIME);
        ServiceVitals end = vitals("end");

        SoakProof proof =
                new SoakProof(targets.stream().flatMap(it -> it.incidents().stream()).toList());
        proof.assertUnchanged(service.ledger().incidents());
        for (SoakTarget target : targets) {
            proof.assertNothingMissedAndNothingDouble(target, engine.deedsOn(target.name()));
        }
        proof.assertKept(CURED.stream().map(check -> new Promise(check, 2, WAIT)).toList());
        int events = proof.incidents().stream().mapToInt(it -> it.timeline().size()).sum();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> stream.heard().size() >= events && webhook.numbers().size() >= events);
        proof.assertHeardOnce(stream.heard(), webhook.numbers());
        report(proof, events);
        end.assertNotLarger(middle);
        // A thread keeps each lock that is held, which is one for each cure that is under way.
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> ServiceVitals.of(service.pid(), ledger).assertNotMore(middle));
        List.of(warm, middle, end).forEach(it -> it.assertLedgerWithin(LEDGER_KIB));
        assertThat(service.log())
                .as("there was more to remember than there was room for: %s", end)
                .contains("as much as preflight.ledger.max-size allows");
        assertThat(faultsInTheMiddle).isGreaterThan(faultsWhenWarm);
        assertThat(service.log()).doesNotContain(" ERROR ");
    }

    /** All is well again when it returns. */
    private void breakAndWaitUntil(long begin, Duration end) {
        LedgerView view = service.ledger();
        BooleanSupplier mayBreak = () -> System.nanoTime() - begin < end.toNanos();
        await().atMost(end.plus(Duration.ofMinutes(5)))
                .pollInterval(Duration.ofMillis(250))
                .until(() -> {
                    boolean isAnyBroken = false;
                    for (SoakTarget target : targets) {
                        isAnyBroken |= target.goOn(view, mayBreak.getAsBoolean());
                    }
                    return !isAnyBroken && !mayBreak.getAsBoolean();
                });
    }

    private int faults() {
        return targets.stream().mapToInt(SoakTarget::faults).sum();
    }

    private ServiceVitals vitals(String when) {
        ServiceVitals vitals = ServiceVitals.of(service.pid(), ledger);
        vitals.print(when);
        return vitals;
    }

    private void report(SoakProof proof, int events) {
        System.out.printf(
                "%d faults, %d incidents, %d attempts, %d given up, %d deeds of the engine, %d events%n",
                faults(),
                proof.incidents().size(),
                proof.incidents().stream().mapToInt(it -> it.attempts().size()).sum(),
                proof.incidents().stream().filter(it -> it.escalatedAt() != null).count(),
                targets.stream().mapToInt(it -> engine.deedsOn(it.name()).size()).sum(),
                events);
    }
}
