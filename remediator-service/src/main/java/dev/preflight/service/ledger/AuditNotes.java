package dev.preflight.service.ledger;

import dev.preflight.service.ledger.Audit.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Records orders that change nothing, soon, many with one write, and without keeping anybody: a
 * check is to be had however slow or full the ledger's disk is. What cannot be recorded is counted
 * in the log. Safe for threads.
 */
public final class AuditNotes implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(AuditNotes.class);

    static final int MOST = 1_000;
    private static final int STOPPING_SECONDS = 5;

    private final Audit audit;
    private final BlockingQueue<Entry> waiting = new ArrayBlockingQueue<>(MOST);

    // Whoever is next in turn writes all that waits, so that one is enough.
    private final ThreadPoolExecutor writer =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(1),
                    AuditNotes::thread,
                    new ThreadPoolExecutor.DiscardPolicy());

    public AuditNotes(Audit audit) {
        this.audit = audit;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "audit-notes");
        thread.setDaemon(true);
        return thread;
    }

    /** Has it recorded; waits for nothing. */
    public void add(Entry entry) {
        if (waiting.offer(entry)) {
            writer.execute(this::write);
        } else {
            lost(1, "too many wait to be recorded");
        }
    }

    private void write() {
        List<Entry> entries = new ArrayList<>();
        waiting.drainTo(entries);
        if (entries.isEmpty()) {
            return;
        }
        try {
            audit.record(entries);
        } catch (StorageException unwritable) {
            lost(entries.size(), String.valueOf(unwritable.getMessage()));
        }
    }

    private static void lost(int orders, String reason) {
        LOG.warnf("orders=%d of checks or plans are not in the audit trail: %s", orders, reason);
    }

    /** Records what still waits. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(STOPPING_SECONDS, TimeUnit.SECONDS)) {
                lost(waiting.size(), "the ledger does not answer");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
