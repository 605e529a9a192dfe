package dev.preflight.service.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.remediation.Pause;
import dev.preflight.service.ledger.JournalEntry;
import dev.preflight.service.ledger.Pauses.RecordedPause;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SqlPausesTest extends LedgerFixture {
    @Test
    void pausesOneTargetOrAll() throws Exception {
        Pause pause = new Pause("anna", "deploying", time.instant().plus(MINUTE));
        Pause longer = new Pause("bert", "at night", time.instant().plus(MINUTE.multipliedBy(2)));
        RecordedPause all = ledger.pauses().begin(null, longer);
        RecordedPause one = ledger.pauses().begin("shop", pause);
        reopen();

        assertThat(ledger.pauses().inForce()).containsExactly(one, all);
        assertThat(shop().load(Story.SHOP).pauses()).containsExactly(pause, longer);
        assertThat(ledger.incidents().of("lab").load(Story.SHOP).pauses()).containsExactly(longer);
    }

    @Test
    void endsPausesInTheirTimeOrBefore() throws Exception {
        Instant later = time.instant().plus(MINUTE);
        RecordedPause one = ledger.pauses().begin("shop", new Pause("anna", "a", later));
        RecordedPause other = ledger.pauses().begin("shop", new Pause("anna", "b", later));

        assertThat(ledger.pauses().end(one.id(), "bert")).contains(one);
        assertThat(ledger.pauses().end(one.id(), "bert")).isEmpty();
        assertThat(ledger.pauses().inForce()).containsExactly(other);
        time.pass(MINUTE);
        assertThat(ledger.pauses().inForce()).isEmpty();
        assertThat(ledger.pauses().end(other.id(), "bert")).isEmpty();
        assertThat(ledger.journal().after(0, 10))
                .extracting(JournalEntry::type)
                .containsExactly(
                        JournalEntry.Type.PAUSE_BEGUN,
                        JournalEntry.Type.PAUSE_BEGUN,
                        JournalEntry.Type.PAUSE_ENDED);
        assertThat(ledger.journal().after(2, 1).get(0).data())
                .isEqualTo(
                        "{\"id\":\"p1\",\"owner\":\"anna\",\"reason\":\"a\","
                                + "\"until\":\"2026-01-31T12:01:03.000000001Z\",\"by\":\"bert\"}");
    }
}
