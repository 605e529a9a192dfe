package dev.preflight.service.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.service.ledger.DeadLetters.Letter;
import org.junit.jupiter.api.Test;

class SqlDeadLettersTest extends LedgerFixture {
    @Test
    void areListedLatestFirst() throws Exception {
        ledger.deadLetters().add(letter("a"));
        ledger.deadLetters().add(letter("b"));
        reopen();

        assertThat(ledger.deadLetters().latest(1)).containsExactly(letter("b"));
        assertThat(ledger.deadLetters().count()).isEqualTo(2);
    }

    @Test
    void areBoundedInNumberAndLength() throws Exception {
        for (int i = 0; i < SqlDeadLetters.MOST + 5; i++) {
            ledger.deadLetters().add(letter("m" + i));
        }
        ledger.deadLetters().add(letter("x".repeat(SqlDeadLetters.MOST_CHARS + 1)));

        assertThat(ledger.deadLetters().count()).isEqualTo(SqlDeadLetters.MOST);
        assertThat(ledger.deadLetters().latest(1).get(0).body())
                .hasSize(SqlDeadLetters.MOST_CHARS + 3)
                .endsWith("x...");
    }

    private Letter letter(String body) {
        return new Letter(time.instant(), "failures", body, "it is not JSON");
    }
}
