package dev.preflight.service.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.remediation.Pause;
import dev.preflight.service.ledger.JournalEntry;
import dev.preflight.service.ledger.JournalEntry.Place;
import dev.preflight.service.ledger.StorageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SqlJournalTest extends LedgerFixture {
    private static final Place EVERYWHERE = new Place(null, null, null, null);

    @Test
    void numbersEntriesInOrder() throws Exception {
        JournalEntry first =
                ledger.journal().append(JournalEntry.Type.PAUSE_BEGUN, EVERYWHERE, "{}");
        reopen();
        JournalEntry second =
                ledger.journal().append(JournalEntry.Type.PAUSE_ENDED, EVERYWHERE, "{}");

        assertThat(List.of(first.sequence(), second.sequence())).containsExactly(1L, 2L);
        assertThat(ledger.journal().after(0, 1)).containsExactly(first);
        assertThat(ledger.journal().after(1, 10)).containsExactly(second);
        assertThat(ledger.journal().latest()).isEqualTo(2);
    }

    @Test
    void tellsOfWhatIsCommittedAndOfNothingElse() throws Exception {
        List<Long> told = new ArrayList<>();
        Path file = temp.resolve("told/ledger.db");
        AtomicReference<SqliteLedger> own = new AtomicReference<>();
        try (SqliteLedger telling = new SqliteLedger(file, time, () -> told.add(latest(own)))) {
            own.set(telling);
            telling.journal().append(JournalEntry.Type.PAUSE_BEGUN, EVERYWHERE, "{}");
            telling.pauses()
                    .begin("shop", new Pause("anna", "a test", time.instant().plus(MINUTE)));
            telling.journal().after(0, 10);
            telling.pauses().end("none", "anna");
            telling.state().problem();
        }

        assertThat(told).containsExactly(1L, 2L);
    }

    private static long latest(AtomicReference<SqliteLedger> ledger) {
        try {
            return ledger.get().journal().latest();
        } catch (StorageException e) {
            throw new AssertionError(e);
        }
    }
}
