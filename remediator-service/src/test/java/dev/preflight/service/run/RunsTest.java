package dev.preflight.service.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.preflight.core.run.Ports;
import dev.preflight.core.run.RunOutcome;
import dev.preflight.core.target.Target;
import dev.preflight.service.run.RunState.Aborted;
import dev.preflight.service.target.TargetAccess;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final InstantSource time = InstantSource.system();
    private final List<Run> toldOf = new CopyOnWriteArrayList<>();
    private final Runs runs =
            new Runs(
                    new InMemoryRunStore(10),
                    new RunExecution(
                            time,
                            Duration.ofSeconds(1),
                            (target, reached, order) -> reached.ports()),
                    toldOf::add,
                    time,
                    2,
                    3);

    @AfterEach
    void stop() {
        runs.close();
    }

    @Test
    void abortsARunWhoseTargetFailsUnexpectedly() throws Exception {
        Run run = runs.submit(Samples.order("lab", new Samples.Unreachable()));

        Run over = end(run);

        assertThat(over.outcome()).contains(RunOutcome.ERROR);
        assertThat(over.state())
                .isInstanceOfSatisfying(
                        Aborted.class,
                        it -> assertThat(it.reason()).startsWith("an unexpected failure"));
        assertThat(toldOf).extracting(Run::id).containsExactly(run.id());
    }

    @Test
    void endsARunWhateverIsThrown() throws Exception {
        TargetAccess broken =
                new TargetAccess() {
                    @Override
                    public Reached reach(Map<String, String> variables) {
                        throw new StackOverflowError("a test");
                    }

                    @Override
                    public String describe() {
                        return "broken";
                    }
                };

        assertThat(end(runs.submit(Samples.order("lab", broken))).state())
                .isInstanceOf(Aborted.class);
        assertThat(toldOf).hasSize(1);
    }

    @Test
    void runsOneOfATargetAtATimeAndTargetsBesideEachOther() throws Exception {
        Gate lab = new Gate();
        Gate shop = new Gate();
        Run first = runs.submit(Samples.order("lab", lab));
        Run second = runs.submit(Samples.order("lab", lab));
        Run beside = runs.submit(Samples.order("shop", shop));

        lab.awaitEntered(1);
        shop.awaitEntered(1);
        lab.open(2);
        shop.open(1);
        end(first);
        end(second);
        end(beside);

        assertThat(lab.mostAtOnce()).isEqualTo(1);
        assertThat(second.id()).isGreaterThan(first.id());
    }

    @Test
    void givesTheRunAsItStandsWhenThePatienceIsOver() throws Exception {
        Gate gate = new Gate();
        Run run = runs.submit(Samples.order("lab", gate));
        gate.awaitEntered(1);

        Optional<Run> now = runs.await(run.id(), Duration.ofMillis(1)).toCompletableFuture().get();

        assertThat(now).map(it -> it.state().word()).contains("running");
        gate.open(1);
    }

    @Test
    void refusesWhenTooManyWait() throws Exception {
        Gate gate = new Gate();
        runs.submit(Samples.requested("lab", gate));
        gate.awaitEntered(1);
        for (int waiting = 0; waiting < 3; waiting++) {
            runs.submit(Samples.requested("lab", gate));
        }

        assertThatThrownBy(() -> runs.submit(Samples.requested("lab", gate)))
                .isInstanceOf(TooManyRunsException.class)
                .hasMessage("3 requested runs wait already");
        gate.open(4);
    }

    @Test
    void theServicesOwnRunsKeepNoRequestOut() throws Exception {
        Gate gate = new Gate();
        for (int own = 0; own < 5; own++) {
            runs.submit(Samples.order("lab", gate));
        }

        Run requested = runs.submit(Samples.requested("lab", gate));

        gate.open(6);
        end(requested);
    }

    @Test
    void keepsNoPlaceForWhatIsNotAdmitted() throws Exception {
        RunOrder order = Samples.order("lab", new Samples.Unreachable());
        for (int i = 0; i < 10; i++) {
            assertThat(runs.submit(order, run -> false)).isEmpty();
            assertThatThrownBy(() ->
                            runs.submit(
                                    order,
                                    run -> {
                                        throw new TimeoutException("a test");
                                    }))
                    .isInstanceOf(TimeoutException.class);
        }

        assertThat(runs.list(new RunQuery(null, null, null, 10))).isEmpty();
        end(runs.submit(order, run -> true).orElseThrow());
    }

    @Test
    void interruptsWhatIsUnderWayAndAbortsWhatWaitsWhenItStops() throws Exception {
        Gate gate = new Gate();
        Run underWay = runs.submit(Samples.order("lab", gate));
        Run waiting = runs.submit(Samples.order("lab", gate));
        gate.awaitEntered(1);

        runs.close();

        assertThat(end(underWay).report()).isPresent();
        assertThat(end(waiting).state())
                .isInstanceOfSatisfying(
                        Aborted.class,
                        it ->
                                assertThat(it.reason())
                                        .isEqualTo("the service was stopped before its turn came"));
        assertThatThrownBy(() -> runs.submit(Samples.order("lab", gate)))
                .hasMessage("the service is stopping");
    }

    private Run end(Run run) throws InterruptedException, ExecutionException, TimeoutException {
        Run now =
                runs.await(run.id(), PATIENCE)
                        .toCompletableFuture()
                        .get(PATIENCE.toSeconds() + 5, TimeUnit.SECONDS)
                        .orElseThrow();
        assertThat(now.state().isOver()).isTrue();
        return now;
    }

    /** A target that keeps everybody waiting until it is opened. */
    private final class Gate implements TargetAccess {
        private final Semaphore permits = new Semaphore(0);
        private final Semaphore entered = new Semaphore(0);
        private final AtomicInteger inside = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        @Override
        public Reached reach(Map<String, String> variables) {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            entered.release();
            try {
                permits.acquire();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } finally {
                inside.decrementAndGet();
            }
            return new Reached(Target.local("gate"), Ports.javaOnly(time, duration -> {}), false);
        }

        void awaitEntered(int count) throws InterruptedException {
            assertThat(entered.tryAcquire(count, PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }

        void open(int count) {
            permits.release(count);
        }

        int mostAtOnce() {
            return most.get();
        }

        @Override
        public String describe() {
            return "a gate";
        }
    }
}
