package dev.preflight.service.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.remediation.Pause;
import dev.preflight.service.ledger.JournalEntry;
import dev.preflight.service.ledger.JournalEntry.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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
        AtomicInteger told = new AtomicInteger();
        Path file = temp.resolve("told/ledger.db");
        try (SqliteLedger telling = new SqliteLedger(file, time, told::incrementAndGet)) {
            telling.journal().append(JournalEntry.Type.PAUSE_BEGUN, EVERYWHERE, "{}");
            assertThat(told).hasValue(1);
            telling.pauses()
                    .begin("shop", new Pause("anna", "a test", time.instant().plus(MINUTE)));
            assertThat(told).hasValue(2);

            telling.journal().after(0, 10);
            telling.pauses().end("none", "anna");
            telling.state().problem();
        }

        assertThat(told).hasValue(2);
    }
}
