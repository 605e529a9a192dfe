package dev.preflight.service.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.service.ledger.Audit.Entry;
import org.junit.jupiter.api.Test;

class SqlAuditTest extends LedgerFixture {
    @Test
    void remembersOrdersLatestFirst() throws Exception {
        Entry run = new Entry(time.instant(), "anna", "run", "shop", "heal workers");
        Entry pause = new Entry(time.pass(MINUTE), "bert", "pause", null, "1 h: deploying");
        ledger.audit().record(run);
        ledger.audit().record(pause);
        reopen();

        assertThat(ledger.audit().latest(10)).containsExactly(pause, run);
        assertThat(ledger.audit().latest(1)).containsExactly(pause);
    }
}
