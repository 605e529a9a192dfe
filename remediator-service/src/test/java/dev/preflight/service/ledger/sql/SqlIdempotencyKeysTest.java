package dev.preflight.service.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.service.ledger.IdempotencyKeys;
import dev.preflight.service.ledger.IdempotencyKeys.Taken;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SqlIdempotencyKeysTest extends LedgerFixture {
    private static final Taken FIRST = new Taken("workers on shop", "run-1");
    private static final Taken SECOND = new Taken("workers on shop", "run-2");

    @Test
    void takeARequestOnce() throws Exception {
        assertThat(keys().take("anna", "k", FIRST)).isEmpty();
        reopen();

        assertThat(keys().take("anna", "k", SECOND)).contains(FIRST);
        assertThat(keys().take("anna", "other", SECOND)).isEmpty();
        assertThat(keys().take("bert", "k", SECOND)).isEmpty();
    }

    @Test
    void takeItAgainAfterADay() throws Exception {
        keys().take("anna", "k", FIRST);
        time.pass(Duration.ofDays(1));

        assertThat(keys().take("anna", "k", SECOND)).isEmpty();
        assertThat(keys().take("anna", "k", FIRST)).contains(SECOND);
    }

    private IdempotencyKeys keys() {
        return ledger.idempotencyKeys();
    }
}
