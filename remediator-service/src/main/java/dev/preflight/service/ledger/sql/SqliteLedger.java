package dev.preflight.service.ledger.sql;

import dev.preflight.service.ledger.Audit;
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
import java.nio.file.Path;
import java.time.InstantSource;

/** The ledger in a SQLite file: every port, on one database. Opened when it is first used. */
public final class SqliteLedger implements AutoCloseable {
    private static final int OWED_MOST = 10_000;

    private final InstantSource clock;
    private final Database database;

    /**
     * A ledger in this file, which is made with its directory if need be.
     *
     * @param file on a disk of this machine: the locks of network file systems do not hold
     */
    public SqliteLedger(Path file, InstantSource clock) {
        this(file, clock, () -> {});
    }

    /**
     * The same, and tells when its journal has grown.
     *
     * @param journalGrown is called after each commit that left an entry; waits for nothing
     */
    public SqliteLedger(Path file, InstantSource clock, Runnable journalGrown) {
        this.clock = clock;
        this.database = new Database(new SqliteStorage(file), journalGrown);
    }

    public Incidents incidents() {
        return new SqlIncidents(database, clock);
    }

    public Journal journal() {
        return new SqlJournal(database, clock);
    }

    public Pauses pauses() {
        return new SqlPauses(database, clock);
    }

    public PendingFailures pendingFailures() {
        return new SqlPendingFailures(database);
    }

    public Outbox outbox() {
        return new SqlOutbox(database, OWED_MOST);
    }

    public FiledRuns filedRuns() {
        return new SqlFiledRuns(database);
    }

    public IdempotencyKeys idempotencyKeys() {
        return new SqlIdempotencyKeys(database, clock);
    }

    public DeadLetters deadLetters() {
        return new SqlDeadLetters(database);
    }

    public Audit audit() {
        return new SqlAudit(database);
    }

    LedgerRetention retention(Retention.Most most) {
        return new Retention(database, clock, most);
    }

    public LedgerRetention retention() {
        return retention(Retention.MOST);
    }

    public LedgerSize size() {
        return new Shrinking(database, clock);
    }

    public LedgerState state() {
        return database;
    }

    /** Ends it, and lets other processes have the file. */
    @Override
    public void close() {
        database.close();
    }
}
