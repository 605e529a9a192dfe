package dev.preflight.service.event;

import dev.preflight.service.ledger.JournalEntry;
import io.quarkus.arc.All;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Reads the journal entries of their channel, one after the other, and tells all listeners. */
@ApplicationScoped
class RemediationReceiver {
    private static final Logger LOG = Logger.getLogger(RemediationReceiver.class);

    private final List<RemediationListener> listeners;
    private final DeadLetterBox deadLetters;

    RemediationReceiver(@All List<RemediationListener> listeners, DeadLetterBox deadLetters) {
        this.listeners = List.copyOf(listeners);
        this.deadLetters = deadLetters;
    }

    @Incoming(Channels.REMEDIATIONS)
    @Blocking
    void receive(String message) {
        JournalEntry entry;
        try {
            entry = JournalEvents.read(message);
        } catch (MalformedEventException unreadable) {
            deadLetters.put(Channels.REMEDIATIONS, message, unreadable);
            return;
        }
        for (RemediationListener listener : listeners) {
            tell(listener, entry);
        }
    }

    private static void tell(RemediationListener listener, JournalEntry entry) {
        try {
            listener.happened(entry);
        } catch (RuntimeException broken) {
            LOG.errorf(
                    broken,
                    "sequence=%d type=%s %s could not take it",
                    entry.sequence(),
                    entry.type().word(),
                    listener.getClass().getSimpleName());
        }
    }
}
