package dev.preflight.service.ledger.sql;

import dev.preflight.adapters.state.MalformedException;
import dev.preflight.service.ledger.LedgerSize.Size;
import dev.preflight.service.ledger.LedgerState;
import dev.preflight.service.ledger.StorageException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs transactions, one at a time, on one connection. It is made when it is first needed, and anew
 * after a failure, so that an operation succeeds as soon as the cause of the failure is gone.
 *
 * <p>One connection, since all wait for the same disk: readers would gain microseconds. An
 * operation is carried through though its thread is told to stop: what was done must be recorded.
 */
final class Database implements LedgerState, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Database.class);

    private final Storage storage;
    private final Runnable journalGrown;

    // Fair: whoever does one small transaction after the other would keep all others waiting.
    private final ReentrantLock turn = new ReentrantLock(true);
    private @Nullable Connection connection;
    private @Nullable String lastProblem;
    private boolean closed;

    Database(Storage storage) {
        this(storage, () -> {});
    }

    /**
     * Transactions in a storage.
     *
     * @param journalGrown is told of commits that left an entry in the journal; waits for nothing
     */
    Database(Storage storage, Runnable journalGrown) {
        this.storage = storage;
        this.journalGrown = journalGrown;
    }

    /**
     * A transaction.
     *
     * @param <T> what comes of it
     */
    @FunctionalInterface
    interface Work<T> {
        T in(Session session) throws SQLException, MalformedException, StorageException;
    }

    /** A transaction that only writes. */
    @FunctionalInterface
    interface Writing {
        void in(Session session) throws SQLException, MalformedException, StorageException;
    }

    /** Commits what is written, all or nothing. On return it survives a crash of the machine. */
    void write(Writing writing) throws StorageException {
        transaction(session -> {
            writing.in(session);
            return true;
        });
    }

    /** Commits what the work does, all or nothing. On return it survives a crash of the machine. */
    <T> T transaction(Work<T> work) throws StorageException {
        turn.lock();
        try {
            return committed(work);
        } catch (StorageException e) {
            tellOnce(e.getMessage());
            throw e;
        } finally {
            turn.unlock();
        }
    }

    Size size() throws StorageException {
        return transaction(storage::size);
    }

    @Override
    public Optional<String> problem() {
        turn.lock();
        try {
            transaction(session -> session.next(Counter.PROBE));
            return Optional.empty();
        } catch (StorageException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } finally {
            turn.unlock();
        }
    }

    /** Ends it; operations fail from then on. */
    @Override
    public void close() {
        turn.lock();
        try {
            closed = true;
            disconnect();
            storage.close();
        } finally {
            turn.unlock();
        }
    }

    private <T> T committed(Work<T> work) throws StorageException {
        Connection current = connected();
        boolean committed = false;
        try {
            Session session = new Session(current);
            T result = work.in(session);
            current.commit();
            committed = true;
            if (session.hasChanged()) {
                tellOnce(null);
            }
            if (session.entersJournal()) {
                journalGrown.run();
            }
            return result;
        } catch (SQLException e) {
            throw storage.failed(e);
        } catch (MalformedException e) {
            throw storage.senseless(e);
        } finally {
            if (!committed) {
                disconnect();
            }
        }
    }

    // However often it is met: nobody who meets it has to. That it is over only a write can tell.
    private void tellOnce(@Nullable String problem) {
        if (closed || Objects.equals(problem, lastProblem)) {
            return;
        }
        lastProblem = problem;
        if (problem == null) {
            LOG.info("the ledger can be used again");
        } else {
            LOG.warn(problem);
        }
    }

    private Connection connected() throws StorageException {
        if (closed) {
            throw new StorageException("the ledger is closed, since the service is ending");
        }
        Connection current = connection;
        if (current != null) {
            requireUnchanged();
            return current;
        }
        // Files are opened with calls that fail in a thread that was told to stop.
        boolean interrupted = Thread.interrupted();
        try {
            Connection made = storage.connect();
            connection = made;
            return made;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void requireUnchanged() throws StorageException {
        try {
            storage.requireUnchanged();
        } catch (StorageException e) {
            disconnect();
            throw e;
        }
    }

    // Takes back what was not committed.
    private void disconnect() {
        Connection current = connection;
        connection = null;
        if (current != null) {
            Connections.close(current);
        }
    }
}
