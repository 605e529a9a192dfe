package dev.preflight.adapters.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.preflight.core.probe.CommandProbe;
import dev.preflight.core.probe.ContainersProbe;
import dev.preflight.core.probe.CustomProbe;
import dev.preflight.core.probe.FileProbe;
import dev.preflight.core.probe.HttpProbe;
import dev.preflight.core.probe.Instruments;
import dev.preflight.core.probe.Observation;
import dev.preflight.core.probe.Probe;
import dev.preflight.core.probe.ServicesProbe;
import dev.preflight.core.probe.TcpProbe;
import dev.preflight.core.probe.Unobserved;
import dev.preflight.core.probe.Unobserved.Reason;
import dev.preflight.core.probe.ValueSeen;
import dev.preflight.core.probe.WorkersProbe;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConcurrentProbeRunnerTest {
    private static final Duration AMPLE = Duration.ofSeconds(30);
    private static final Duration BRIEF = Duration.ofMillis(100);

    private final ConcurrentProbeRunner runner = new ConcurrentProbeRunner(new EchoInstruments());

    private Map<Probe, Observation> observe(Map<Probe, Duration> probes)
            throws InterruptedException {
        Map<Probe, Observation> seen = new LinkedHashMap<>();
        runner.observe(probes, seen::put);
        return seen;
    }

    @Test
    void answersEveryQuestion() throws Exception {
        Map<Probe, Duration> probes = new LinkedHashMap<>();
        for (int number = 40; number > 0; number--) {
            probes.put(value(Integer.toString(number)), AMPLE);
        }

        Map<Probe, Observation> seen = observe(probes);

        assertThat(seen.keySet()).isEqualTo(probes.keySet());
        assertThat(seen).allSatisfy((probe, it) -> assertThat(it).isEqualTo(valueSeen(probe)));
    }

    @Test
    void hasNothingToSayToNoQuestion() throws Exception {
        assertThat(observe(Map.of())).isEmpty();
    }

    @Test
    void observesSixteenAtOnce() throws Exception {
        CyclicBarrier all = new CyclicBarrier(16);
        Map<Probe, Duration> probes = new LinkedHashMap<>();
        for (int number = 0; number < 16; number++) {
            probes.put(custom("probe " + number, () -> "arrived " + all.await()), AMPLE);
        }

        assertThat(observe(probes).values()).allMatch(ValueSeen.class::isInstance);
    }

    @Test
    void observesNoMoreThanSixteenAtOnce() throws Exception {
        AtomicInteger running = new AtomicInteger();
        Map<Probe, Duration> probes = new LinkedHashMap<>();
        for (int number = 0; number < 100; number++) {
            probes.put(
                    custom(
                            "probe " + number,
                            () -> {
                                int now = running.incrementAndGet();
                                LockSupport.parkNanos(1_000_000);
                                running.decrementAndGet();
                                return now <= 16 ? "few" : "too many";
                            }),
                    AMPLE);
        }

        assertThat(observe(probes).values())
                .allSatisfy(it -> assertThat(((ValueSeen) it).value()).isEqualTo("few"));
    }

    @Test
    void tellsInstrumentsHowLongTheyMayTake() throws Exception {
        Probe http = new HttpProbe("http://localhost/");

        assertThat(observe(Map.of(http, AMPLE)))
                .containsEntry(http, new ValueSeen("within", "PT30S"));
    }

    @Test
    void answersForWhatHangsWhateverItDoesToInterrupts() throws Exception {
        CountDownLatch testIsOver = new CountDownLatch(1);
        Probe hung = custom("hung", () -> awaitIgnoringInterrupts(testIsOver));
        Probe fine = value("fine");

        Map<Probe, Observation> seen = observe(Map.of(hung, BRIEF, fine, AMPLE));

        assertThat(seen)
                .containsEntry(fine, valueSeen(fine))
                .containsEntry(
                        hung, new Unobserved(Reason.TIMEOUT, "no answer within 0.1 s: hung"));
        testIsOver.countDown();
    }

    @Test
    void answersForALoneProbeThatHangs() throws Exception {
        Probe hung = custom("hung", () -> awaitIgnoringInterrupts(new CountDownLatch(1)));

        assertThat(observe(Map.of(hung, BRIEF)))
                .containsEntry(
                        hung, new Unobserved(Reason.TIMEOUT, "no answer within 0.1 s: hung"));
    }

    @Test
    void isNotHeldUpByManyThatHang() throws Exception {
        Map<Probe, Duration> probes = new LinkedHashMap<>();
        for (int number = 0; number < 40; number++) {
            CountDownLatch never = new CountDownLatch(1);
            probes.put(custom("hung " + number, () -> awaitIgnoringInterrupts(never)), BRIEF);
        }

        assertThat(observe(probes).values()).allMatch(it -> reason(it) == Reason.TIMEOUT);
    }

    @Test
    void answersForWhatThrows() throws Exception {
        Probe throwing =
                custom(
                        "throwing",
                        () -> {
                            throw new AssertionError("no such thing");
                        });
        Probe interrupting =
                custom(
                        "interrupting",
                        () -> {
                            throw new InterruptedException("by itself");
                        });

        Map<Probe, Observation> seen = observe(Map.of(throwing, AMPLE, interrupting, AMPLE));

        assertThat(seen)
                .containsEntry(
                        throwing,
                        new Unobserved(
                                Reason.UNABLE,
                                "throwing could not be observed:"
                                        + " java.lang.AssertionError: no such thing"));
        assertThat(seen.values()).allMatch(it -> reason(it) == Reason.UNABLE);
    }

    @Test
    void letsAFailureOfTheMachineThrough() {
        Error failing = new OutOfMemoryError("heap");
        Probe probe =
                custom(
                        "hungry",
                        () -> {
                            throw failing;
                        });

        assertThatThrownBy(() -> observe(Map.of(probe, AMPLE))).isSameAs(failing);
    }

    @Test
    void interruptsEverythingWhenToldToStop() {
        CountDownLatch interrupted = new CountDownLatch(2);
        Map<Probe, Duration> probes =
                Map.of(
                        custom("one", () -> awaitInterrupt(interrupted)), AMPLE,
                        custom("two", () -> awaitInterrupt(interrupted)), AMPLE);
        Thread caller = Thread.currentThread();
        Probe stopping =
                custom(
                        "stopping",
                        () -> {
                            caller.interrupt();
                            return awaitIgnoringInterrupts(new CountDownLatch(1));
                        });
        Map<Probe, Duration> all = new LinkedHashMap<>(probes);
        all.put(stopping, AMPLE);

        assertThatThrownBy(() -> observe(all)).isInstanceOf(InterruptedException.class);
        await().until(() -> interrupted.getCount() == 0);
    }

    private static String awaitInterrupt(CountDownLatch interrupted) throws InterruptedException {
        try {
            new CountDownLatch(1).await();
            return "never";
        } finally {
            interrupted.countDown();
        }
    }

    private static String awaitIgnoringInterrupts(CountDownLatch end) {
        while (true) {
            try {
                end.await();
                return "late";
            } catch (InterruptedException ignored) {
                // That is what makes it nasty.
            }
        }
    }

    private static Reason reason(Observation observation) {
        return ((Unobserved) observation).reason();
    }

    private static Probe custom(String name, Callable<String> code) {
        return new CustomProbe(name, code);
    }

    private static Probe value(String name) {
        return custom(name, () -> name);
    }

    private static Observation valueSeen(Probe probe) {
        return new ValueSeen(probe.describe(), probe.describe());
    }

    /** Answers every question with how long it may take. */
    private static final class EchoInstruments implements TimedInstruments {
        private final Duration timeout;

        EchoInstruments() {
            this(Duration.ZERO);
        }

        EchoInstruments(Duration timeout) {
            this.timeout = timeout;
        }

        @Override
        public Instruments within(Duration other) {
            return new EchoInstruments(other);
        }

        @Override
        public Observation http(HttpProbe probe) {
            return echo();
        }

        @Override
        public Observation tcp(TcpProbe probe) {
            return echo();
        }

        @Override
        public Observation command(CommandProbe probe) {
            return echo();
        }

        @Override
        public Observation file(FileProbe probe) {
            return echo();
        }

        @Override
        public Observation containers(ContainersProbe probe) {
            return echo();
        }

        @Override
        public Observation services(ServicesProbe probe) {
            return echo();
        }

        @Override
        public Observation workers(WorkersProbe probe) {
            return echo();
        }

        private Observation echo() {
            return new ValueSeen("within", timeout.toString());
        }
    }
}
