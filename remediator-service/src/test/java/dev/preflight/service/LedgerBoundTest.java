package dev.preflight.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.service.ledger.LedgerSize;
import dev.preflight.service.ledger.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerBoundTest {
    private static final long MOST = 1000;

    private final List<String> levels = new ArrayList<>();
    private final Logger logger = Logger.getLogger(LedgerBound.class.getName());
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

    private final Filling ledger = new Filling();
    private final LedgerBound bound = new LedgerBound(ledger, MOST);

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void listenNoMore() {
        logger.removeHandler(handler);
    }

    @Test
    void letsNothingGoWhileThereIsRoom() {
        ledger.used = 900;
        bound.keep();

        assertThat(ledger.used).isEqualTo(900);
        assertThat(levels).isEmpty();
    }

    @Test
    void makesRoomBeforeThereIsNone() {
        ledger.used = 901;
        bound.keep();

        assertThat(ledger.used).isEqualTo(800);
    }

    @Test
    void saysOnceThatThingsGoForWantOfRoom() {
        for (int i = 0; i < 3; i++) {
            ledger.used = 901;
            bound.keep();
        }

        assertThat(levels).containsExactly("INFO");
    }

    @Test
    void saysOnceThatMoreIsNeededThanThereMayBeAndAgainAfterItWasNot() {
        ledger.needed = 1001;
        ledger.used = 1001;
        bound.keep();
        bound.keep();
        ledger.needed = 0;
        bound.keep();
        ledger.needed = 1002;
        ledger.used = 1002;
        bound.keep();

        assertThat(levels).containsExactly("INFO", "WARN", "WARN");
    }

    @Test
    void saysOnceThatTheLogGrows() {
        ledger.log = LedgerBound.LOG_MOST + 1;
        bound.keep();
        bound.keep();

        assertThat(levels).containsExactly("WARN");
    }

    @Test
    void leavesItToTheLedgerToSayThatItCannotBeUsed() {
        ledger.isBroken = true;
        bound.keep();
        ledger.isBroken = false;
        ledger.used = 901;
        bound.keep();

        assertThat(levels).containsExactly("INFO");
        assertThat(ledger.used).isEqualTo(800);
    }

    /** A ledger that a test fills. */
    private static final class Filling implements LedgerSize {
        private long used;
        private long needed;
        private long log;
        private boolean isBroken;

        @Override
        public Size size() throws StorageException {
            if (isBroken) {
                throw new StorageException("the disk is full");
            }
            return new Size(used, used, log);
        }

        @Override
        public int shrinkTo(long bytes) {
            long before = used;
            used = Math.max(bytes, needed);
            return Math.toIntExact(before - used);
        }
    }
}
