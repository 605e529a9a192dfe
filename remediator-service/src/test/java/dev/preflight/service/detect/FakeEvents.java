package dev.preflight.service.detect;

import dev.preflight.adapters.container.ContainerEvent;
import dev.preflight.adapters.container.ContainerEvents;
import dev.preflight.adapters.container.EngineException;
import dev.preflight.adapters.container.EngineException.Kind;
import dev.preflight.adapters.container.EventStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** An engine that tells what a test has it tell, from a memory of everything. */
final class FakeEvents implements ContainerEvents {
    /** What a stream meets next: an event, or its end. */
    private interface Step {
        ContainerEvent take() throws EngineException;
    }

    private final List<Instant> opened = new CopyOnWriteArrayList<>();
    private final List<ContainerEvent> past = new ArrayList<>();
    private final List<BlockingQueue<Step>> streams = new ArrayList<>();
    private @Nullable String refusal;
    private volatile boolean hangs;

    synchronized void tell(ContainerEvent event) {
        past.add(event);
        streams.forEach(stream -> stream.add(() -> event));
    }

    /** It hangs up, and answers nobody until it is back. */
    synchronized void goAway(String reason) {
        refusal = reason;
        hangUp(reason);
    }

    synchronized void hangUp(String reason) {
        EngineException end = new EngineException(Kind.UNREACHABLE, reason);
        streams.forEach(stream ->
                stream.add(() -> {
                    throw end;
                }));
        streams.clear();
    }

    /** All streams meet something that nobody has thought of. */
    synchronized void fail(RuntimeException failure) {
        streams.forEach(stream ->
                stream.add(() -> {
                    throw failure;
                }));
        streams.clear();
    }

    synchronized void comeBack() {
        refusal = null;
    }

    /** From now on it does not answer who wants to listen. */
    void hang() {
        hangs = true;
    }

    /** Since when it was asked for events, each time. */
    List<Instant> opened() {
        return List.copyOf(opened);
    }

    synchronized int listeners() {
        return streams.size();
    }

    @Override
    public EventStream open(Instant since) throws EngineException, InterruptedException {
        opened.add(since);
        if (hangs) {
            new CountDownLatch(1).await();
        }
        return connect(since);
    }

    private synchronized EventStream connect(Instant since) throws EngineException {
        if (refusal != null) {
            throw new EngineException(Kind.UNREACHABLE, refusal);
        }
        BlockingQueue<Step> steps = new LinkedBlockingQueue<>();
        past.stream().filter(it -> !it.at().isBefore(since)).forEach(it -> steps.add(() -> it));
        streams.add(steps);
        return new EventStream() {
            @Override
            public ContainerEvent next() throws EngineException, InterruptedException {
                return steps.take().take();
            }

            @Override
            public void close() {
                disconnect(steps);
            }
        };
    }

    private synchronized void disconnect(BlockingQueue<Step> steps) {
        streams.remove(steps);
    }
}
