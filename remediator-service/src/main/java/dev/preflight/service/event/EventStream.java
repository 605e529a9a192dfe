package dev.preflight.service.event;

import dev.preflight.service.ledger.Journal;
import dev.preflight.service.ledger.JournalEntry;
import dev.preflight.service.ledger.StorageException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One reader's way through the journal. Reads on when the reader has room for more, on a thread
 * that is lent to it for that; a reader without room costs a page of entries.
 */
final class EventStream implements Flow.Subscription {
    private static final Logger LOG = Logger.getLogger(EventStream.class);

    private static final int PAGE = 50;

    /** A reader who takes nothing for so many heartbeats is cut off; it can resume. */
    static final int PATIENCE = 4;

    private final Journal journal;
    private final Executor executor;
    private final @Nullable String target;
    private final Flow.Subscriber<? super Streamed> reader;
    private final Consumer<EventStream> whenOver;

    private final AtomicLong room = new AtomicLong();
    private final AtomicInteger passes = new AtomicInteger();
    private final AtomicInteger beatsWithoutRoom = new AtomicInteger();
    private volatile boolean beatDue;
    private volatile boolean ending;
    private volatile boolean over;

    // These belong to whichever thread is in a pass.
    private final Queue<JournalEntry> page = new ArrayDeque<>();
    private Streamed.@Nullable Event gap;
    private long place;

    /**
     * A stream that waits for its reader to ask.
     *
     * @param target what concerns no other; null for all
     * @param whenOver is told once, by whatever ended it
     */
    EventStream(
            Journal journal,
            Executor executor,
            StreamStart start,
            @Nullable String target,
            Flow.Subscriber<? super Streamed> reader,
            Consumer<EventStream> whenOver) {
        this.journal = journal;
        this.executor = executor;
        this.place = start.place();
        this.gap = start.gap();
        this.target = target;
        this.reader = reader;
        this.whenOver = whenOver;
    }

    @Override
    public void request(long more) {
        room.updateAndGet(now -> sum(now, more));
        beatsWithoutRoom.set(0);
        wake();
    }

    // A reader may ask for as much as there is.
    private static long sum(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }

    @Override
    public void cancel() {
        over = true;
        whenOver.accept(this);
    }

    /** Ends it; the reader has been told by then, or soon will be. */
    void end() {
        ending = true;
        wake();
    }

    /** Shows that it lives, if there is nothing better to show. */
    void beat() {
        if (room.get() == 0 && beatsWithoutRoom.incrementAndGet() >= PATIENCE) {
            end();
            return;
        }
        beatDue = true;
        wake();
    }

    /** Says that there may be something new. Returns at once. */
    void wake() {
        if (passes.getAndIncrement() == 0) {
            executor.execute(this::pass);
        }
    }

    // One thread at a time: others leave word in passes, and this one goes round again.
    private void pass() {
        int seen = 1;
        do {
            tryToTell();
            seen = passes.addAndGet(-seen);
        } while (seen != 0);
    }

    private void tryToTell() {
        try {
            tell();
        } catch (RuntimeException defect) {
            LOG.error("a live stream failed and is ended", defect);
            complete();
        }
        if (ending) {
            complete();
        }
    }

    private void tell() {
        while (!over && !ending && room.get() > 0) {
            Streamed next = next();
            if (next == null) {
                return;
            }
            room.decrementAndGet();
            reader.onNext(next);
        }
    }

    private void complete() {
        if (!over) {
            over = true;
            whenOver.accept(this);
            reader.onComplete();
        }
    }

    private @Nullable Streamed next() {
        Streamed.Event first = gap;
        if (first != null) {
            gap = null;
            return first;
        }
        Streamed.Event event = nextEvent();
        if (event != null) {
            return event;
        }
        if (beatDue) {
            beatDue = false;
            return new Streamed.Heartbeat();
        }
        return null;
    }

    private Streamed.@Nullable Event nextEvent() {
        while (readOn()) {
            JournalEntry entry = page.element();
            if (entry.sequence() > place + 1) {
                return skipTo(entry.sequence() - 1);
            }
            page.remove();
            place = entry.sequence();
            if (concerns(entry)) {
                return new Streamed.Event(place, entry.type().word(), JournalEvents.write(entry));
            }
        }
        return null;
    }

    // Numbers have no gaps: what is missing was too old to be kept.
    private Streamed.Event skipTo(long next) {
        Streamed.Event missing = StreamStart.gap(place, next, InstantSource.system().instant());
        place = next;
        return missing;
    }

    private boolean readOn() {
        if (page.isEmpty()) {
            try {
                page.addAll(journal.after(place, PAGE));
            } catch (StorageException e) {
                LOG.warn("the journal cannot be read for the live stream; asking again soon", e);
            }
        }
        return !page.isEmpty();
    }

    // What is about all targets is about this one, too.
    private boolean concerns(JournalEntry entry) {
        String of = entry.place().target();
        return target == null || of == null || target.equals(of);
    }
}
