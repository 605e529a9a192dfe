package dev.preflight.service;

import dev.preflight.adapters.state.StateDirectory;
import dev.preflight.service.config.PreflightConfig;
import dev.preflight.service.event.JournalWatch;
import dev.preflight.service.ledger.Audit;
import dev.preflight.service.ledger.AuditNotes;
import dev.preflight.service.ledger.DeadLetters;
import dev.preflight.service.ledger.FiledRuns;
import dev.preflight.service.ledger.IdempotencyKeys;
import dev.preflight.service.ledger.Incidents;
import dev.preflight.service.ledger.Journal;
import dev.preflight.service.ledger.LedgerRetention;
import dev.preflight.service.ledger.LedgerSize;
import dev.preflight.service.ledger.LedgerState;
import dev.preflight.service.ledger.Outbox;
import dev.preflight.service.ledger.Pauses;
import dev.preflight.service.ledger.PendingFailures;
import dev.preflight.service.ledger.sql.SqliteLedger;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** Where the framework meets the ledger: each port is the configured file's. */
@Singleton
public class LedgerWiring {
    /** The file that is used unless one is configured. */
    static Path standardFile(Map<String, String> environment) {
        return StateDirectory.of(environment).path().resolve("service").resolve("ledger.db");
    }

    @Produces
    @Singleton
    SqliteLedger ledger(PreflightConfig config, JournalWatch watch) {
        Path file = config.ledger().file().orElseGet(() -> standardFile(System.getenv()));
        return new SqliteLedger(file, InstantSource.system(), watch::grown);
    }

    void end(@Disposes SqliteLedger ledger) {
        ledger.close();
    }

    @Produces
    @Singleton
    Incidents incidents(SqliteLedger ledger) {
        return ledger.incidents();
    }

    @Produces
    @Singleton
    Journal journal(SqliteLedger ledger) {
        return ledger.journal();
    }

    @Produces
    @Singleton
    Pauses pauses(SqliteLedger ledger) {
        return ledger.pauses();
    }

    @Produces
    @Singleton
    PendingFailures pendingFailures(SqliteLedger ledger) {
        return ledger.pendingFailures();
    }

    @Produces
    @Singleton
    Outbox outbox(SqliteLedger ledger) {
        return ledger.outbox();
    }

    @Produces
    @Singleton
    FiledRuns filedRuns(SqliteLedger ledger) {
        return ledger.filedRuns();
    }

    @Produces
    @Singleton
    IdempotencyKeys idempotencyKeys(SqliteLedger ledger) {
        return ledger.idempotencyKeys();
    }

    @Produces
    @Singleton
    DeadLetters deadLetters(SqliteLedger ledger) {
        return ledger.deadLetters();
    }

    @Produces
    @Singleton
    Audit audit(SqliteLedger ledger) {
        return ledger.audit();
    }

    @Produces
    @Singleton
    AuditNotes auditNotes(Audit audit) {
        return new AuditNotes(audit);
    }

    @Produces
    @Singleton
    LedgerRetention retention(SqliteLedger ledger) {
        return ledger.retention();
    }

    @Produces
    @Singleton
    LedgerSize size(SqliteLedger ledger) {
        return ledger.size();
    }

    @Produces
    @Singleton
    LedgerState state(SqliteLedger ledger) {
        return ledger.state();
    }
}
