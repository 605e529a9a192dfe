package dev.preflight.service.notify;

import dev.preflight.service.event.RemediationListener;
import dev.preflight.service.ledger.Incidents;
import dev.preflight.service.ledger.Journal;
import dev.preflight.service.ledger.JournalEntry;
import dev.preflight.service.ledger.Outbox;
import dev.preflight.service.ledger.Outbox.Backlog;
import dev.preflight.service.ledger.StorageException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells people what happens, each of them at least once, however often it is restarted.
 *
 * <pre>
 *   journal --> Messages --> outbox --> Turn of each receiver --> Post
 *      ^           ^                        ^
 *      +-- wakes --+--------- wakes --------+      all on threads of their own
 * </pre>
 *
 * <p>An event only wakes it; what there is to tell it reads from the journal. Safe for threads.
 */
public final class Notifier implements RemediationListener, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Notifier.class);

    // In case nobody wakes it.
    private static final Duration POLL = Duration.ofSeconds(10);

    // Of the two seconds that a stopping service has for it.
    private static final Duration TO_FINISH = Duration.ofMillis(1500);

    private final Outbox outbox;
    private final Messages messages;
    private final List<Turn> turns;
    private final Loop making;
    private final List<Loop> sending;

    Notifier(Outbox outbox, Messages messages, List<Turn> turns) {
        this.outbox = outbox;
        this.messages = messages;
        this.turns = List.copyOf(turns);
        this.making = new Loop("notifications", this::make);
        this.sending =
                turns.stream().map(turn -> new Loop("notify-" + turn.receiver(), turn)).toList();
    }

    /** What it reads and writes. */
    public record Records(Journal journal, Incidents incidents, Outbox outbox) {}

    /**
     * One that posts over HTTP.
     *
     * @param publicUrl where people reach this service; null if that is not known
     */
    public static Notifier overHttp(
            Records records,
            CheckTexts checks,
            List<Receiver> receivers,
            @Nullable URI publicUrl,
            DeliveryObserver observer,
            InstantSource time) {
        Notifications notifications = new Notifications(records.incidents(), checks, publicUrl);
        Messages messages =
                new Messages(
                        records.journal(),
                        records.outbox(),
                        notifications,
                        receivers,
                        observer,
                        time);
        Post post = new HttpPost(time);
        Backoff backoff = Backoff.standard();
        return new Notifier(
                records.outbox(),
                messages,
                receivers.stream()
                        .map(it -> new Turn(it, records.outbox(), post, backoff, observer, time))
                        .toList());
    }

    /** Begins. What was recorded before the very first start is nobody told of. */
    public void start() {
        try {
            messages.begin();
            forgetOthers();
        } catch (StorageException unavailable) {
            // As long as it is, nothing can happen that people are to be told.
            LOG.warn("notifications begin when the ledger can be used", unavailable);
        }
        making.start();
        sending.forEach(Loop::start);
    }

    // Who is not configured any more will never be told.
    private void forgetOthers() throws StorageException {
        Set<String> names = turns.stream().map(Turn::receiver).collect(Collectors.toSet());
        for (Backlog backlog : outbox.backlogs()) {
            if (!names.contains(backlog.receiver())) {
                int count = outbox.abandonAll(backlog.receiver());
                LOG.warnf(
                        "receiver=%s is not configured any more, %d messages are given up",
                        backlog.receiver(), count);
            }
        }
    }

    @Override
    public void happened(JournalEntry entry) {
        making.wake();
    }

    private Duration make() throws StorageException {
        if (!messages.make()) {
            return POLL;
        }
        sending.forEach(Loop::wake);
        return Duration.ZERO;
    }

    /** How things stand with every receiver. */
    public List<Standing> standings() throws StorageException {
        Map<String, Backlog> backlogs = new HashMap<>();
        outbox.backlogs().forEach(it -> backlogs.put(it.receiver(), it));
        List<Standing> standings = new ArrayList<>();
        for (Turn turn : turns) {
            Backlog owed = backlogs.get(turn.receiver());
            standings.add(
                    new Standing(
                            turn.receiver(),
                            owed == null ? 0 : owed.size(),
                            owed == null ? null : owed.oldest(),
                            turn.trouble().orElse(null)));
        }
        return standings;
    }

    /** Ends within two seconds. What is being sent may arrive, and is then sent again later. */
    @Override
    public void close() {
        List<Loop> all = new ArrayList<>(sending);
        all.add(making);
        all.forEach(Loop::stop);
        long end = System.nanoTime() + TO_FINISH.toNanos();
        try {
            for (Loop loop : all) {
                loop.end(Duration.ofNanos(end - System.nanoTime()));
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
