package dev.preflight.service.notify;

import dev.preflight.service.ledger.Journal;
import dev.preflight.service.ledger.JournalEntry;
import dev.preflight.service.ledger.Outbox;
import dev.preflight.service.ledger.Outbox.Owed;
import dev.preflight.service.ledger.StorageException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Makes messages of what the journal has recorded. They and the place in the journal up to which
 * they are made become durable together, so every entry is made into messages exactly once. Of one
 * thread.
 */
final class Messages {
    private static final Logger LOG = Logger.getLogger(Messages.class);
    private static final int PAGE = 100;

    private final Journal journal;
    private final Outbox outbox;
    private final Notifications notifications;
    private final List<Receiver> receivers;
    private final DeliveryObserver observer;
    private final InstantSource time;
    private long logged;

    Messages(
            Journal journal,
            Outbox outbox,
            Notifications notifications,
            List<Receiver> receivers,
            DeliveryObserver observer,
            InstantSource time) {
        this.journal = journal;
        this.outbox = outbox;
        this.notifications = notifications;
        this.receivers = List.copyOf(receivers);
        this.observer = observer;
        this.time = time;
    }

    /** Begins where it ended last; at the very first start, after what is recorded by now. */
    void begin() throws StorageException {
        if (outbox.upTo().isEmpty()) {
            // Nobody was to be told of what is past.
            outbox.add(List.of(), journal.latest());
        }
    }

    /**
     * Makes those of the next entries.
     *
     * @return whether there were any
     */
    boolean make() throws StorageException {
        begin();
        long upTo = outbox.upTo().orElseThrow();
        List<JournalEntry> entries = journal.after(upTo, PAGE);
        if (entries.isEmpty()) {
            return false;
        }
        List<Owed> messages = new ArrayList<>();
        for (JournalEntry entry : entries) {
            messages.addAll(made(entry));
        }
        int dropped = outbox.add(messages, entries.get(entries.size() - 1).sequence());
        if (dropped > 0) {
            observer.dropped(dropped);
            LOG.warnf(
                    "%d notifications were given up, the oldest ones: too many are owed", dropped);
        }
        return true;
    }

    // One that cannot be put into words must not silence all that come after it.
    private List<Owed> made(JournalEntry entry) {
        try {
            return of(entry);
        } catch (RuntimeException defect) {
            LOG.errorf(
                    defect,
                    "sequence=%d type=%s nobody could be told of it",
                    entry.sequence(),
                    entry.type().word());
            return List.of();
        }
    }

    private List<Owed> of(JournalEntry entry) {
        Occasion occasion = Occasion.of(entry.type());
        List<Receiver> told =
                receivers.stream().filter(it -> it.occasions().contains(occasion)).toList();
        if (told.isEmpty() && occasion != Occasion.ESCALATED) {
            return List.of();
        }
        Notification notification = notifications.of(entry);
        // Not again because the outbox could not be written in between.
        if (occasion == Occasion.ESCALATED && entry.sequence() > logged) {
            EscalationLog.tell(notification);
            logged = entry.sequence();
        }
        return told.stream().map(receiver -> owed(receiver, notification)).toList();
    }

    private Owed owed(Receiver receiver, Notification notification) {
        String body = receiver.format().write(notification);
        return new Owed(0, receiver.name(), body, time.instant(), 0);
    }
}
