package dev.preflight.service;

import dev.preflight.service.config.PreflightConfig;
import dev.preflight.service.ledger.LedgerSize;
import dev.preflight.service.ledger.LedgerSize.Size;
import dev.preflight.service.ledger.StorageException;
import dev.preflight.service.schedule.Intervals;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Has the ledger let go of what is oldest before it is larger than it may be. Says once what it is
 * doing, and once what cannot be kept.
 *
 * <pre>
 *   in use:  0 ---------------- 8/10 ------ 9/10 ------ max-size
 *                                 ^           |            |
 *                                 +-- let go -+            +- more than that is needed: WARN
 * </pre>
 */
@Singleton
class LedgerBound {
    // A look takes some 20 us. At a fault a second the ledger grows by 100 KiB meanwhile, which is
    // a quarter of the last tenth of the smallest one.
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    // Far more than one step of letting go writes.
    static final long LOG_MOST = 32L * 1024 * 1024;

    private static final Logger LOG = Logger.getLogger(LedgerBound.class);
    private static final long MIB = 1024 * 1024;

    private final LedgerSize ledger;
    private final long most;

    // Of one thread: it is done at an interval.
    private boolean isFull;
    private boolean isTooLarge;
    private boolean isLogTooLarge;

    @Inject
    LedgerBound(LedgerSize ledger, PreflightConfig config) {
        this(ledger, config.ledger().maxSize().asLongValue());
    }

    LedgerBound(LedgerSize ledger, long most) {
        this.ledger = ledger;
        this.most = most;
    }

    // Not by the machine's clock: were it set back, the ledger would grow for as long.
    void start(@Observes StartupEvent event, Intervals intervals) {
        intervals.every("ledger size", INTERVAL, INTERVAL, this::keep);
    }

    void keep() {
        try {
            if (ledger.size().used() > tenths(9)) {
                int gone = ledger.shrinkTo(tenths(8));
                LOG.debugf("%d rows of the ledger were the oldest and are gone", gone);
                tellOnceFull();
            }
            tellOnce(ledger.size());
        } catch (StorageException unusable) {
            // That the ledger cannot be used, it says itself: once, and not every time.
            LOG.debugf("the ledger's size cannot be kept: %s", unusable.getMessage());
        }
    }

    private long tenths(int count) {
        return most / 10 * count;
    }

    private void tellOnceFull() {
        if (!isFull) {
            LOG.infof(
                    "the ledger holds as much as preflight.ledger.max-size allows, %d MiB:"
                            + " what is oldest goes from now on, however young it is",
                    most / MIB);
        }
        isFull = true;
    }

    private void tellOnce(Size size) {
        boolean wasTooLarge = isTooLarge;
        isTooLarge = size.used() > most;
        if (isTooLarge && !wasTooLarge) {
            LOG.warnf(
                    "the ledger holds %d MiB that are needed, more than the %d MiB of"
                            + " preflight.ledger.max-size: open incidents, what the rules look back"
                            + " on, and messages that are owed. See whether preflight_notifications_owed"
                            + " is high and mend that receiver, or allow more",
                    size.used() / MIB, most / MIB);
        }
        boolean wasLogTooLarge = isLogTooLarge;
        isLogTooLarge = size.log() > LOG_MOST;
        if (isLogTooLarge && !wasLogTooLarge) {
            LOG.warnf(
                    "the ledger's log, the file that ends in -wal, has %d MiB and grows for as long as"
                            + " another program reads the ledger: end that program",
                    size.log() / MIB);
        }
    }
}
