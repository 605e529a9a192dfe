package dev.preflight.service.event;

import dev.preflight.service.config.PreflightConfig;
import dev.preflight.service.ledger.Journal;
import dev.preflight.service.ledger.StorageException;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The live streams of what the journal records: a bounded number of them, none of which has a
 * thread of its own or holds up another. Safe for threads.
 */
@Singleton
public class EventStreams {
    // Shorter than a proxy's usual patience with a silent connection, which is 60 s.
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final Logger LOG = Logger.getLogger(EventStreams.class);

    private static final int THREADS = 2;

    private final Journal journal;
    private final int most;
    private final ScheduledExecutorService threads;
    private final ScheduledFuture<?> heartbeats;
    private final Set<EventStream> streams = new LinkedHashSet<>();
    private boolean stopped;

    @Inject
    EventStreams(Journal journal, JournalWatch watch, PreflightConfig config) {
        this(journal, watch, config.bounds().eventStreams(), HEARTBEAT);
    }

    EventStreams(Journal journal, JournalWatch watch, int most, Duration heartbeat) {
        this.journal = journal;
        this.most = most;
        this.threads = new ScheduledThreadPoolExecutor(THREADS, EventStreams::thread);
        watch.follow(() -> open().forEach(EventStream::wake));
        this.heartbeats =
                threads.scheduleWithFixedDelay(
                        () -> open().forEach(EventStream::beat),
                        heartbeat.toMillis(),
                        heartbeat.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "event-stream");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * A stream of what happens from now on. It ends when the service stops, or its reader takes
     * nothing for a minute.
     *
     * @param target what concerns no other; null for all
     * @throws TooManyStreamsException if too many are followed; what the stream fails with if they
     *     are by the time that it is
     */
    public Multi<Streamed> fromNow(@Nullable String target)
            throws StorageException, TooManyStreamsException {
        requireRoom();
        return from(StreamStart.now(journal), target);
    }

    /**
     * The same, with all that is recorded after an entry.
     *
     * @param place its number; what is not kept any more is replaced by an event that says so
     */
    public Multi<Streamed> after(long place, @Nullable String target)
            throws StorageException, TooManyStreamsException {
        requireRoom();
        return from(StreamStart.after(place, journal, InstantSource.system().instant()), target);
    }

    private void requireRoom() throws TooManyStreamsException {
        if (count() >= most) {
            throw new TooManyStreamsException(most);
        }
    }

    private Multi<Streamed> from(StreamStart start, @Nullable String target) {
        return Multi.createFrom().publisher(reader -> begin(start, target, reader));
    }

    private void begin(
            StreamStart start, @Nullable String target, Flow.Subscriber<? super Streamed> reader) {
        EventStream stream =
                new EventStream(journal, this::execute, start, target, reader, this::forget);
        if (add(stream)) {
            reader.onSubscribe(stream);
        } else {
            Multi.createFrom()
                    .<Streamed>failure(new TooManyStreamsException(most))
                    .subscribe()
                    .withSubscriber(reader);
        }
    }

    private void execute(Runnable task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("the service stops, and its live streams with it");
        }
    }

    private synchronized boolean add(EventStream stream) {
        return !stopped && streams.size() < most && streams.add(stream);
    }

    private synchronized void forget(EventStream stream) {
        streams.remove(stream);
    }

    private synchronized List<EventStream> open() {
        return List.copyOf(streams);
    }

    /** How many are followed. */
    synchronized int count() {
        return streams.size();
    }

    void stop(@Observes ShutdownEvent stopping) {
        stop();
    }

    /** Ends all. */
    void stop() {
        synchronized (this) {
            stopped = true;
        }
        heartbeats.cancel(false);
        open().forEach(EventStream::end);
        // What was handed over is still carried out.
        threads.shutdown();
    }
}
