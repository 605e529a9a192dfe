package dev.preflight.service.ledger.sql;

import dev.preflight.core.remediation.Ledger;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A ledger in a file of its own, which can be closed and opened again. */
abstract class LedgerFixture {
    static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir Path temp;

    final FakeTime time = new FakeTime();
    SqliteLedger ledger;

    @BeforeEach
    void open() {
        ledger = new SqliteLedger(file(), time);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    final void reopen() {
        close();
        open();
    }

    final Path file() {
        return temp.resolve("service/ledger.db");
    }

    final Ledger shop() {
        return ledger.incidents().of("shop");
    }
}
