package dev.preflight.service.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.remediation.TargetHistory;
import org.junit.jupiter.api.Test;

class SqliteLedgerTest extends LedgerFixture {
    @Test
    void knowsNothingAtFirst() throws Exception {
        assertThat(shop().load(Story.SHOP)).isEqualTo(TargetHistory.empty());
        assertThat(ledger.journal().latest()).isZero();
        assertThat(ledger.journal().after(0, 10)).isEmpty();
        assertThat(ledger.pendingFailures().all()).isEmpty();
        assertThat(ledger.pauses().inForce()).isEmpty();
        assertThat(ledger.state().problem()).isEmpty();
    }
}
