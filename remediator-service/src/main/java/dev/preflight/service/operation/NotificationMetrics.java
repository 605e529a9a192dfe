package dev.preflight.service.operation;

import dev.preflight.service.ledger.StorageException;
import dev.preflight.service.notify.DeliveryObserver;
import dev.preflight.service.notify.Notifier;
import dev.preflight.service.notify.Standing;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import org.jboss.logging.Logger;

/** Counts what becomes of notifications, and shows what is owed. */
public final class NotificationMetrics implements DeliveryObserver {
    private static final Logger LOG = Logger.getLogger(NotificationMetrics.class);

    private final MeterRegistry registry;
    private final Counter dropped;

    /**
     * Metrics at zero.
     *
     * @param receivers the names of those that are configured
     */
    public NotificationMetrics(MeterRegistry registry, Collection<String> receivers) {
        this.registry = registry;
        this.dropped =
                Counter.builder("preflight.notifications.dropped")
                        .description("Given up to make room for newer ones.")
                        .register(registry);
        for (String receiver : receivers) {
            for (Result result : Result.values()) {
                counter(receiver, result);
            }
        }
    }

    private enum Result {
        DELIVERED("delivered"),
        FAILED("failed"),
        GIVEN_UP("given_up");

        private final String word;

        Result(String word) {
            this.word = word;
        }
    }

    /** Shows what is owed from now on. */
    public void show(Notifier notifier, Collection<String> receivers) {
        for (String receiver : receivers) {
            Gauge.builder("preflight.notifications.owed", notifier, it -> owed(it, receiver))
                    .description("Messages that are to be delivered.")
                    .tags("receiver", receiver)
                    .register(registry);
        }
    }

    // Not a number while it is not known.
    private static double owed(Notifier notifier, String receiver) {
        try {
            return notifier.standings().stream()
                    .filter(it -> it.receiver().equals(receiver))
                    .mapToDouble(Standing::owed)
                    .sum();
        } catch (StorageException unavailable) {
            LOG.debugf(unavailable, "what is owed to %s is not known", receiver);
            return Double.NaN;
        }
    }

    @Override
    public void delivered(String receiver) {
        counter(receiver, Result.DELIVERED).increment();
    }

    @Override
    public void failed(String receiver) {
        counter(receiver, Result.FAILED).increment();
    }

    @Override
    public void givenUp(String receiver) {
        counter(receiver, Result.GIVEN_UP).increment();
    }

    @Override
    public void dropped(int messages) {
        dropped.increment(messages);
    }

    private Counter counter(String receiver, Result result) {
        return Counter.builder("preflight.notifications")
                .description("What became of messages; failed ones are tried again.")
                .tags("receiver", receiver, "result", result.word)
                .register(registry);
    }
}
