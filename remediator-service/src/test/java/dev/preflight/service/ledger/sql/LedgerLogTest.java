package dev.preflight.service.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.preflight.service.ledger.LedgerSize.Size;
import dev.preflight.service.ledger.StorageException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the log says of a ledger that cannot be used: each change, and nothing in between. */
class LedgerLogTest {
    @TempDir Path temp;

    private final List<String> levels = new ArrayList<>();
    private final Logger logger = Logger.getLogger(Database.class.getName());
    private final Handler handler =
            new Handler() {
                @Override
                public void publish(LogRecord told) {
                    levels.add(told.getLevel().getName().replace("WARNING", "WARN"));
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };

    private Disk storage;
    private Database database;

    @BeforeEach
    void listen() {
        storage = new Disk(temp.resolve("ledger.db"));
        database = new Database(storage);
        logger.addHandler(handler);
    }

    @AfterEach
    void listenNoMore() {
        database.close();
        logger.removeHandler(handler);
    }

    @Test
    void saysOfEveryTimeOfTroubleWhenItBeginsAndWhenItIsOver() throws Exception {
        for (int time = 0; time < 2; time++) {
            storage.isFull = true;
            assertUnusable();
            assertUnusable();
            assertUnusable();
            storage.isFull = false;
            database.transaction(session -> session.latest(Counter.PROBE));
            assertThat(levels).as("before anything was written").hasSize(2 * time + 1);

            database.transaction(session -> session.next(Counter.PROBE));
            database.transaction(session -> session.next(Counter.PROBE));
        }
        assertThat(levels).containsExactly("WARN", "INFO", "WARN", "INFO");
    }

    private void assertUnusable() {
        assertThatThrownBy(() -> database.transaction(session -> session.next(Counter.PROBE)))
                .hasMessage("the disk is full");
    }

    /** A file on a disk that may be full. */
    private static final class Disk implements Storage {
        private final SqliteStorage file;
        private boolean isFull;

        private Disk(Path file) {
            this.file = new SqliteStorage(file);
        }

        @Override
        public Connection connect() throws StorageException {
            requireRoom();
            return file.connect();
        }

        @Override
        public void requireUnchanged() throws StorageException {
            requireRoom();
        }

        private void requireRoom() throws StorageException {
            if (isFull) {
                throw new StorageException("the disk is full");
            }
        }

        @Override
        public Size size(Session session) throws SQLException, StorageException {
            return file.size(session);
        }

        @Override
        public StorageException failed(SQLException failure) {
            return file.failed(failure);
        }

        @Override
        public StorageException senseless(Exception senseless) {
            return file.senseless(senseless);
        }

        @Override
        public void close() {
            file.close();
        }
    }
}
