package dev.preflight.service.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.preflight.adapters.container.ContainerEvent;
import dev.preflight.adapters.container.ContainerEvent.Kind;
import dev.preflight.adapters.sandbox.Sandbox;
import dev.preflight.adapters.sandbox.SandboxSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EngineWatchesTest {
    private static final Duration WINDOW = Duration.ofMillis(250);
    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");
    private static final String ENGINE = "unix:///run/a.sock";

    private final FakeEvents engine = new FakeEvents();
    private final RecordedTriggers triggers = new RecordedTriggers();
    private EngineWatches watches = watch(triggers, target("shop", "shop"));

    @AfterEach
    void close() {
        watches.close();
    }

    @Test
    void triggersTheTargetsOfTheProject() {
        start(target("shop", "shop"), target("shop-again", "shop"), target("lab", "lab"));

        engine.tell(Events.death("shop", LATER));
        engine.tell(Events.death("nobody's", LATER));

        await().until(() -> watches.statuses().get(0).events() == 2);
        await().untilAsserted(() ->
                assertThat(triggers.all()).containsOnly("shop DIED", "shop-again DIED"));
    }

    @Test
    void triggersWhenSomethingIsWrongOnly() {
        start(target("shop", "shop"), target("lab", "lab"));

        engine.tell(Events.of("shop", Kind.STARTED, LATER));
        engine.tell(Events.of("shop", Kind.HEALTHY, LATER));
        engine.tell(Events.of("shop", Kind.UNHEALTHY, LATER));

        await().until(() -> watches.statuses().get(0).events() == 3);
        await().untilAsserted(() -> assertThat(triggers.all()).containsOnly("shop UNHEALTHY"));
    }

    @Test
    void listensToEachEngineOnce() {
        FakeEvents other = new FakeEvents();
        watches =
                watch(
                        triggers,
                        target("shop", "shop"),
                        target("lab", "lab"),
                        new WatchedTarget("far", "tcp://far:2375", other, "shop"));
        watches.start();
        await().until(() -> engine.listeners() == 1 && other.listeners() == 1);

        other.tell(Events.death("shop", LATER));

        await().untilAsserted(() -> assertThat(triggers.all()).containsOnly("far DIED"));
        assertThat(engine.opened()).hasSize(1);
        assertThat(watches.statuses())
                .extracting(EngineStatus::engine)
                .containsExactly("tcp://far:2375", ENGINE);
    }

    @Test
    void makesAHandfulOfTriggersOfAStorm() {
        start(target("shop", "shop"));

        for (int i = 0; i < 1_000; i++) {
            engine.tell(Events.death("shop", LATER.plusNanos(i)));
        }
        await().until(() -> watches.statuses().get(0).events() == 1_000);

        await().until(() -> triggers.all().size() >= 2);
        assertThat(triggers.all()).hasSizeLessThan(10);
    }

    @Test
    void goesOnFromTheLastEventWhenTheEngineIsBackAndHasEverythingLookedAt() {
        start(target("shop", "shop"), target("lab", "lab"));
        engine.tell(Events.death("shop", LATER));
        await().until(() -> !triggers.all().isEmpty());

        engine.goAway("gone");
        await().until(() -> watches.statuses().get(0).connectedSince() == null);
        engine.tell(Events.death("lab", LATER.plusSeconds(1)));
        engine.comeBack();

        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() ->
                        assertThat(Set.copyOf(triggers.all()))
                                .containsExactlyInAnyOrder(
                                        "shop DIED",
                                        "lab DIED",
                                        "shop reconcile",
                                        "lab reconcile"));
        assertThat(engine.opened()).endsWith(LATER);
    }

    @Test
    void saysHowItStands() {
        engine.goAway("docker is not running");
        start(target("shop", "shop"));
        await().until(() -> watches.statuses().get(0).lastProblem() != null);
        assertThat(watches.statuses().get(0).connectedSince()).isNull();

        engine.comeBack();

        await().until(() -> watches.statuses().get(0).connectedSince() != null);
        assertThat(problem()).isEqualTo("docker is not running");
        assertThat(watches.statuses().get(0).reconnects()).isEqualTo(1);
    }

    @Test
    void hasNothingLookedAtWhenItHearsTheEngineAtOnce() {
        start(target("shop", "shop"));
        await().until(() -> watches.statuses().get(0).connectedSince() != null);

        engine.tell(Events.death("shop", LATER));

        await().untilAsserted(() -> assertThat(triggers.all()).containsOnly("shop DIED"));
        assertThat(watches.statuses().get(0).reconnects()).isZero();
    }

    @Test
    void doesNotPesterAnEngineThatHangsUpAtOnce() {
        start(target("shop", "shop"));
        Instant begin = Instant.now();

        await().pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    engine.hangUp("full");
                    return engine.opened().size() >= 4;
                });

        assertThat(Duration.between(begin, Instant.now())).isGreaterThan(Duration.ofMillis(1_700));
    }

    @Test
    void survivesWhatNobodyHasThoughtOf() {
        start(target("shop", "shop"));
        await().until(() -> engine.listeners() == 1);

        engine.fail(new IllegalStateException("a bug"));
        await().until(() -> engine.opened().size() == 2);

        assertThat(problem()).contains("a bug");
    }

    @Test
    void survivesAListenerThatThrows() {
        AtomicInteger calls = new AtomicInteger();
        startWith(
                new RecordingAfter(
                        calls,
                        () -> {
                            throw new IllegalStateException("no room");
                        }));

        engine.tell(Events.death("shop", LATER));
        await().until(() -> calls.get() == 1);
        engine.tell(Events.death("shop", LATER.plusNanos(1)));

        await().until(() -> calls.get() == 2);
        assertThat(engine.opened()).hasSize(1);
    }

    @Test
    void hearsOnWhileAListenerDoesNotReturn() {
        CountDownLatch never = new CountDownLatch(1);
        startWith(new RecordingAfter(new AtomicInteger(), () -> waitFor(never)));

        for (int i = 0; i < 1_000; i++) {
            engine.tell(Events.death("shop", LATER.plusNanos(i)));
        }

        await().until(() -> watches.statuses().get(0).events() == 1_000);
        never.countDown();
    }

    @Test
    void endsWithinASecondWhateverItIsAt() {
        Set<Thread> before = Set.copyOf(Thread.getAllStackTraces().keySet());
        start(target("shop", "shop"));
        await().until(() -> engine.listeners() == 1);
        assertEndsWithinASecond(watches);

        FakeEvents away = new FakeEvents();
        away.goAway("gone");
        assertEndsWithinASecond(begun(away));

        FakeEvents hanging = new FakeEvents();
        hanging.hang();
        assertEndsWithinASecond(begun(hanging));
        // The service itself may run in this process, too.
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> !before.contains(thread))
                .extracting(Thread::getName)
                .doesNotContain("engine-watch");
    }

    @Test
    void doesNotBeginWhenItHasEnded() {
        watches.close();

        watches.start();

        await().during(Duration.ofMillis(100)).until(() -> engine.opened().isEmpty());
    }

    @Test
    void triggersOnWhatHappensInASandbox() {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.of("stack"))) {
            watches =
                    watch(
                            triggers,
                            new WatchedTarget("lab", "sandbox:lab", sandbox.events(), "stack"));
            watches.start();

            sandbox.crash("training-worker-1", 1);

            await().untilAsserted(() -> assertThat(triggers.all()).containsOnly("lab DIED"));
        }
    }

    /** Counts the calls, and then does something else. */
    private record RecordingAfter(AtomicInteger calls, Runnable then) implements CheckTrigger {
        @Override
        public void trigger(String target, ContainerEvent cause) {
            calls.incrementAndGet();
            then.run();
        }

        @Override
        public void reconcile(String target) {
            calls.incrementAndGet();
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String problem() {
        return Objects.requireNonNull(watches.statuses().get(0).lastProblem()).message();
    }

    private EngineWatches begun(FakeEvents events) {
        EngineWatches begun = watch(triggers, new WatchedTarget("x", ENGINE, events, "x"));
        begun.start();
        await().until(() -> !events.opened().isEmpty());
        return begun;
    }

    private static void assertEndsWithinASecond(EngineWatches watches) {
        Instant begin = Instant.now();
        watches.close();
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(1));
    }

    private void start(WatchedTarget... targets) {
        watches = watch(triggers, targets);
        watches.start();
    }

    private void startWith(CheckTrigger trigger) {
        watches = watch(trigger, target("shop", "shop"));
        watches.start();
    }

    private static EngineWatches watch(CheckTrigger trigger, WatchedTarget... targets) {
        return new EngineWatches(List.of(targets), trigger, WINDOW, InstantSource.system());
    }

    private WatchedTarget target(String name, String project) {
        return new WatchedTarget(name, ENGINE, engine, project);
    }
}
