package dev.preflight.adapters.probe;

import dev.preflight.core.probe.CustomProbe;
import dev.preflight.core.probe.Probe;
import dev.preflight.core.probe.ProbeRunner;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Observes up to 16 probes at once, each on a daemon thread of its own. Instruments keep the
 * timeout themselves and say what they have seen by then; one that has not answered two seconds
 * after it, and code of other people right then, is interrupted, left behind and answered for.
 */
public final class ConcurrentProbeRunner implements ProbeRunner {
    private static final int AT_ONCE = 16;

    // A script that is late is given half a second to end by itself, and then killed.
    private static final Duration MARGIN = Duration.ofSeconds(2);

    private final TimedInstruments instruments;

    public ConcurrentProbeRunner(TimedInstruments instruments) {
        this.instruments = instruments;
    }

    @Override
    public void observe(Map<Probe, Duration> timeouts, Sink sink) throws InterruptedException {
        Pass pass = new Pass(instruments.together(), timeouts, sink);
        try {
            pass.observe();
        } finally {
            pass.stop();
        }
    }

    private static Duration limit(Probe probe, Duration timeout) {
        return probe instanceof CustomProbe ? timeout : timeout.plus(MARGIN);
    }

    /** One call: what waits and what runs. */
    private static final class Pass {
        private final TimedInstruments instruments;
        private final Map<Probe, Duration> timeouts;
        private final Deque<Probe> waiting;
        private final List<ProbeThread> running = new ArrayList<>();
        private final BlockingQueue<ProbeThread> ended = new LinkedBlockingQueue<>();
        private final Sink sink;

        Pass(TimedInstruments instruments, Map<Probe, Duration> timeouts, Sink sink) {
            this.instruments = instruments;
            this.timeouts = timeouts;
            this.sink = sink;
            this.waiting = new ArrayDeque<>(timeouts.keySet());
        }

        void observe() throws InterruptedException {
            startWaiting();
            while (!running.isEmpty()) {
                ProbeThread next = ended.poll(nanosToNextDeadline(), TimeUnit.NANOSECONDS);
                // One that was answered for may still come to an end.
                if (next != null && running.remove(next)) {
                    sink.seen(next.probe(), next.observation());
                }
                giveUpLate();
                startWaiting();
            }
        }

        void stop() {
            for (ProbeThread thread : running) {
                thread.interrupt();
            }
        }

        private void startWaiting() {
            while (!waiting.isEmpty() && running.size() < AT_ONCE) {
                Probe probe = waiting.remove();
                Duration timeout = timeouts.getOrDefault(probe, Duration.ZERO);
                ProbeThread thread =
                        new ProbeThread(
                                probe,
                                instruments.within(timeout),
                                System.nanoTime() + limit(probe, timeout).toNanos(),
                                ended);
                running.add(thread);
                thread.start();
            }
        }

        private long nanosToNextDeadline() {
            long now = System.nanoTime();
            long shortest = Long.MAX_VALUE;
            for (ProbeThread thread : running) {
                shortest = Math.min(shortest, thread.deadline() - now);
            }
            return shortest;
        }

        private void giveUpLate() {
            long now = System.nanoTime();
            for (ProbeThread thread : List.copyOf(running)) {
                if (thread.deadline() - now <= 0) {
                    Probe probe = thread.probe();
                    Duration timeout = timeouts.getOrDefault(probe, Duration.ZERO);
                    sink.seen(probe, Late.answer(probe.describe(), timeout));
                    running.remove(thread);
                    thread.interrupt();
                }
            }
        }
    }
}
