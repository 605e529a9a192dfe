package dev.preflight.service.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.service.ledger.Outbox;
import dev.preflight.service.ledger.Outbox.Owed;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SqlOutboxTest extends LedgerFixture {
    @Test
    void owesMessagesInOrderUntilTheyAreDelivered() throws Exception {
        outbox().add(List.of(message("a"), message("b")), 7);
        reopen();

        assertThat(outbox().upTo()).isEqualTo(7);
        assertThat(outbox().size()).isEqualTo(2);
        assertThat(due()).containsExactly("a", "b");
        outbox().delivered(outbox().due(time.instant(), 1).get(0).id());
        assertThat(due()).containsExactly("b");
        outbox().abandoned(outbox().due(time.instant(), 1).get(0).id());
        assertThat(outbox().size()).isZero();
        assertThat(outbox().nextDue()).isEmpty();
    }

    @Test
    void putsOffWhatFailed() throws Exception {
        outbox().add(List.of(message("a"), message("b")), 1);
        Owed first = outbox().due(time.instant(), 1).get(0);
        Instant nextTry = time.instant().plus(MINUTE);
        outbox().failed(first.id(), nextTry);

        assertThat(due()).containsExactly("b");
        assertThat(outbox().nextDue()).contains(time.instant());
        time.pass(MINUTE);
        assertThat(outbox().due(time.instant(), 10))
                .extracting(Owed::failures)
                .containsExactly(1, 0);
    }

    @Test
    void remembersHowFarItCameWithoutAMessage() throws Exception {
        outbox().add(List.of(), 5);
        outbox().add(List.of(), 3);

        assertThat(outbox().upTo()).isEqualTo(5);
    }

    @Test
    void givesUpTheOldestToMakeRoom() throws Exception {
        Outbox small = new SqlOutbox(new Database(new SqliteStorage(temp.resolve("small.db"))), 3);
        int givenUp = small.add(IntStream.range(0, 5).mapToObj(i -> message("m" + i)).toList(), 1);

        assertThat(givenUp).isEqualTo(2);
        assertThat(small.due(time.instant(), 10))
                .extracting(Owed::body)
                .containsExactly("m2", "m3", "m4");
        assertThat(small.add(List.of(), 2)).isZero();
    }

    private Outbox outbox() {
        return ledger.outbox();
    }

    private Owed message(String body) {
        return new Owed(0, "chat", body, time.instant(), 0);
    }

    private List<String> due() throws Exception {
        return outbox().due(time.instant(), 10).stream().map(Owed::body).toList();
    }
}
