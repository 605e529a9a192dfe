package dev.preflight.service.event;

import dev.preflight.service.ledger.PendingFailures.Failure;
import io.quarkus.arc.All;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Reads the failures of their channel, one after the other, and acknowledges each once its listener
 * has returned.
 */
@ApplicationScoped
class FailureReceiver {
    private static final Logger LOG = Logger.getLogger(FailureReceiver.class);

    private final List<FailureListener> listeners;
    private final DeadLetterBox deadLetters;

    FailureReceiver(@All List<FailureListener> listeners, DeadLetterBox deadLetters) {
        this.listeners = List.copyOf(listeners);
        this.deadLetters = deadLetters;
    }

    @Incoming(Channels.FAILURES)
    @Blocking
    void receive(String message) {
        Failure failure;
        try {
            failure = FailureEvents.read(message);
        } catch (MalformedEventException unreadable) {
            deadLetters.put(Channels.FAILURES, message, unreadable);
            return;
        }
        for (FailureListener listener : listeners) {
            tell(listener, failure);
        }
    }

    // It is still pending, so a later sweep tells of it again; the channel goes on.
    private static void tell(FailureListener listener, Failure failure) {
        try {
            listener.detected(failure);
        } catch (RuntimeException broken) {
            LOG.errorf(
                    broken,
                    "target=%s runbook=%s check=%s a failure could not be looked into",
                    failure.target(),
                    failure.runbook(),
                    failure.check());
        }
    }
}
