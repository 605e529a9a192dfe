package dev.preflight.service.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.service.ledger.Audit.Entry;
import org.junit.jupiter.api.Test;

class SqlAuditTest extends LedgerFixture {
    @Test
    void remembersOrdersLatestFirst() throws Exception {
        Entry heal = new Entry(time.instant(), "anna", "heal", "shop", "workers");
        Entry pause = new Entry(time.pass(MINUTE), "bert", "pause", null, "1 h: deploying");
        ledger.audit().record(heal);
        ledger.audit().record(pause);
        reopen();

        assertThat(ledger.audit().latest(10)).containsExactly(pause, heal);
        assertThat(ledger.audit().latest(1)).containsExactly(pause);
    }
}
