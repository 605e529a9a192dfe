package dev.preflight.service.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.service.ledger.JournalEntry;
import dev.preflight.service.ledger.JournalEntry.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlJournalTest extends LedgerFixture {
    @Test
    void numbersEntriesInOrder() throws Exception {
        Place all = new Place(null, null, null, null);
        JournalEntry first = ledger.journal().append(JournalEntry.Type.PAUSE_BEGUN, all, "{}");
        reopen();
        JournalEntry second = ledger.journal().append(JournalEntry.Type.PAUSE_ENDED, all, "{}");

        assertThat(List.of(first.sequence(), second.sequence())).containsExactly(1L, 2L);
        assertThat(ledger.journal().after(0, 1)).containsExactly(first);
        assertThat(ledger.journal().after(1, 10)).containsExactly(second);
        assertThat(ledger.journal().latest()).isEqualTo(2);
    }
}
