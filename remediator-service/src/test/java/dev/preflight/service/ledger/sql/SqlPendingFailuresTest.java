package dev.preflight.service.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.service.ledger.PendingFailures.Failure;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlPendingFailuresTest extends LedgerFixture {
    @Test
    void keepsOneFailureOfACheckUntilItIsHandled() throws Exception {
        Failure first = failure("f1", "backend-api", time.instant());
        Failure other = failure("f2", "worker-types", time.pass(MINUTE));
        Failure again = failure("f3", "backend-api", time.pass(MINUTE));
        ledger.pendingFailures().pending(List.of(first, other));
        ledger.pendingFailures().pending(List.of(again));
        ledger.pendingFailures().handled(List.of("f1", "unknown"));
        reopen();

        assertThat(ledger.pendingFailures().all()).containsExactly(other, again);
        ledger.pendingFailures().handled(List.of("f2", "f3"));
        assertThat(ledger.pendingFailures().all()).isEmpty();
    }

    private static Failure failure(String id, String check, Instant at) {
        return new Failure(id, "shop", "workers", check, at, "expected 200, got nothing", "run-1");
    }
}
