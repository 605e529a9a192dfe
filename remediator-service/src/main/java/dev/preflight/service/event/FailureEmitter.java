package dev.preflight.service.event;

import dev.preflight.service.ledger.PendingFailures.Failure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/**
 * Announces failures on their channel. They are recorded as pending before, so one that finds the
 * channel full is announced by a later sweep. Waits for nothing. Safe for threads.
 */
@Singleton
public class FailureEmitter {
    private static final Logger LOG = Logger.getLogger(FailureEmitter.class);

    private static final int MOST_WAITING = 256;

    private final Function<String, CompletionStage<Void>> channel;

    @Inject
    FailureEmitter(
            @Channel(Channels.FAILURES_OUT)
                    @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = MOST_WAITING)
                    Emitter<String> channel) {
        this(channel::send);
    }

    FailureEmitter(Function<String, CompletionStage<Void>> channel) {
        this.channel = channel;
    }

    /** Announces these, as far as the channel has room for them. */
    public void emit(List<Failure> failures) {
        for (int sent = 0; sent < failures.size(); sent++) {
            if (!emit(failures.get(sent))) {
                LOG.infof(
                        "the channel of failures is full: %d of %d wait for the next sweep",
                        failures.size() - sent, failures.size());
                return;
            }
        }
    }

    private boolean emit(Failure failure) {
        try {
            channel.apply(FailureEvents.write(failure))
                    .whenComplete((acknowledged, problem) -> {
                        if (problem != null) {
                            LOG.warnf(
                                    problem,
                                    "target=%s check=%s a failure was not taken, and waits for the next sweep",
                                    failure.target(),
                                    failure.check());
                        }
                    });
            return true;
        } catch (IllegalStateException full) {
            // What an emitter throws if it has no room (SRMSG00034), or is not connected yet.
            return false;
        }
    }
}
