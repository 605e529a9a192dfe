package dev.preflight.service;

import dev.preflight.service.config.PreflightConfig;
import dev.preflight.service.ledger.LedgerRetention;
import dev.preflight.service.ledger.StorageException;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Has the ledger let go of what is old, by the machine's clock as everything that has a date. */
@Singleton
class OldRecords {
    private static final Logger LOG = Logger.getLogger(OldRecords.class);

    private final LedgerRetention retention;
    private final PreflightConfig config;

    OldRecords(LedgerRetention retention, PreflightConfig config) {
        this.retention = retention;
        this.config = config;
    }

    @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
    void retain() {
        try {
            int gone = retention.retain(config.ledger().retention());
            LOG.debugf("%d rows of the ledger were old and are gone", gone);
        } catch (StorageException unwritable) {
            // That the ledger cannot be used, it says itself: once, and not every hour.
            LOG.debugf("nothing old can be let go of: %s", unwritable.getMessage());
        }
    }
}
