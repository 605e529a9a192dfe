package dev.preflight.service.event;

import dev.preflight.service.ledger.Journal;
import dev.preflight.service.ledger.JournalEntry;
import dev.preflight.service.ledger.StorageException;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Puts what the journal records on the channel {@code remediations}, in its order, each entry at
 * least once: the next one follows when the one before is acknowledged, and what is not taken is
 * tried again. Whoever wakes it does not wait. Safe for threads.
 *
 * <p>It begins with what is recorded after its start and keeps its place in memory. That is enough:
 * notifications have a durable place of their own, the live stream reads the journal itself, and
 * metrics begin at zero with the process.
 */
@Singleton
public class JournalPublisher {
    private static final Logger LOG = Logger.getLogger(JournalPublisher.class);

    private static final int PAGE = 100;

    // One entry is under way at a time; there is room for some that were given up on.
    private static final int MOST_WAITING = 16;

    // In case a commit was not told of.
    private static final Duration POLL = Duration.ofSeconds(1);

    // For an entry to be acknowledged; listeners do not wait for anything.
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofMillis(200);

    private final Journal journal;
    private final Function<String, CompletionStage<Void>> channel;
    private final ScheduledExecutorService thread;
    private final AtomicBoolean woken = new AtomicBoolean();

    // All below belongs to the thread.
    private final Queue<JournalEntry> page = new ArrayDeque<>();
    private OptionalLong place = OptionalLong.empty();
    private boolean underWay;
    private boolean unavailable;

    @Inject
    JournalPublisher(
            Journal journal,
            JournalWatch watch,
            @Channel(Channels.REMEDIATIONS_OUT)
                    @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = MOST_WAITING)
                    Emitter<String> channel) {
        this(journal, watch, channel::send);
    }

    JournalPublisher(
            Journal journal, JournalWatch watch, Function<String, CompletionStage<Void>> channel) {
        this.journal = journal;
        this.channel = channel;
        this.thread = new ScheduledThreadPoolExecutor(1, JournalPublisher::thread);
        watch.follow(this::wake);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "journal-publisher");
        thread.setDaemon(true);
        return thread;
    }

    // Before the others begin, so that nothing that they record is missed.
    void start(@Observes @Priority(Interceptor.Priority.APPLICATION) StartupEvent beforeOthers) {
        start();
    }

    /** Begins after the latest entry. */
    void start() {
        findPlace();
        Future<?> unused =
                thread.scheduleWithFixedDelay(
                        this::publish, POLL.toMillis(), POLL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Says that there may be something new. Returns at once. */
    public void wake() {
        if (woken.compareAndSet(false, true)) {
            onThread(this::publish);
        }
    }

    /** Whether what is recorded is still made known. */
    public boolean isAlive() {
        return !thread.isShutdown();
    }

    private void publish() {
        woken.set(false);
        try {
            if (!underWay && findPlace()) {
                sendNext();
            }
        } catch (RuntimeException defect) {
            // It would end the polling.
            LOG.error("the journal could not be published, trying again", defect);
        }
    }

    private void sendNext() {
        readOn();
        JournalEntry next = page.peek();
        if (next != null) {
            underWay = true;
            send(next);
        }
    }

    // While the journal cannot be read, nothing can be recorded either.
    private boolean findPlace() {
        if (place.isEmpty()) {
            try {
                place = OptionalLong.of(journal.latest());
            } catch (StorageException e) {
                sayUnavailable(e);
            }
        }
        return place.isPresent();
    }

    private void readOn() {
        if (!page.isEmpty()) {
            return;
        }
        try {
            page.addAll(journal.after(place.orElseThrow(), PAGE));
            unavailable = false;
        } catch (StorageException e) {
            sayUnavailable(e);
        }
    }

    private void sayUnavailable(StorageException problem) {
        if (!unavailable) {
            LOG.warnf(problem, "the journal cannot be read; asking again every %s", POLL);
        }
        unavailable = true;
    }

    private void send(JournalEntry entry) {
        try {
            Future<?> unused =
                    channel.apply(JournalEvents.write(entry))
                            .toCompletableFuture()
                            .copy()
                            .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                            .whenComplete((acknowledged, problem) ->
                                    onThread(() -> sent(entry, problem)));
        } catch (RuntimeException full) {
            // As an emitter that has no room (SRMSG00034), or is not connected yet.
            sent(entry, full);
        }
    }

    private void sent(JournalEntry entry, @Nullable Throwable problem) {
        if (problem == null) {
            page.remove();
            place = OptionalLong.of(entry.sequence());
            goOn();
            return;
        }
        LOG.warnf("sequence=%d was not taken, trying again: %s", entry.sequence(), problem);
        Future<?> unused =
                thread.schedule(this::goOn, BEFORE_ANOTHER_TRY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void goOn() {
        underWay = false;
        publish();
    }

    private void onThread(Runnable step) {
        try {
            thread.execute(step);
        } catch (RejectedExecutionException stopped) {
            LOG.debug("the service stops; what is not known yet is in the journal");
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
