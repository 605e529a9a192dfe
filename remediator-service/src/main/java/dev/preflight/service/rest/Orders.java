package dev.preflight.service.rest;

import dev.preflight.service.ledger.Audit;
import dev.preflight.service.ledger.AuditNotes;
import dev.preflight.service.ledger.StorageException;
import dev.preflight.service.security.Caller;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Puts down who orders what. */
@Singleton
class Orders {
    private final Audit audit;
    private final AuditNotes notes;
    private final Caller caller;
    private final InstantSource time = InstantSource.system();

    Orders(Audit audit, AuditNotes notes, Caller caller) {
        this.audit = audit;
        this.notes = notes;
        this.caller = caller;
    }

    /**
     * Records an order that changes something, before it is done: what is done without a record
     * cannot be told from what was not asked for.
     *
     * @param target the configured name; null for all
     * @throws StorageException if it is not recorded; then it is not to be done
     */
    void record(String order, @Nullable String target, String detail) throws StorageException {
        audit.record(entry(order, target, detail));
    }

    /** Has an order recorded that changes nothing, and so need not wait for that. */
    void note(String order, String target, String detail) {
        notes.add(entry(order, target, detail));
    }

    private Audit.Entry entry(String order, @Nullable String target, String detail) {
        return new Audit.Entry(time.instant(), caller.name(), order, target, detail);
    }
}
