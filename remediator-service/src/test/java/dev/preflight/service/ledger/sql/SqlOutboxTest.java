package dev.preflight.service.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.preflight.service.ledger.Outbox;
import dev.preflight.service.ledger.Outbox.Backlog;
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

        assertThat(outbox().upTo()).hasValue(7);
        assertThat(outbox().backlogs())
                .containsExactly(new Backlog("chat", 2, time.instant(), time.instant()));
        assertThat(due()).containsExactly("a", "b");
        outbox().delivered(outbox().due("chat", time.instant(), 1).get(0).id());
        assertThat(due()).containsExactly("b");
        outbox().abandoned(outbox().due("chat", time.instant(), 1).get(0).id());
        assertThat(outbox().backlogs()).isEmpty();
    }

    @Test
    void putsOffWhatFailed() throws Exception {
        outbox().add(List.of(message("a"), message("b")), 1);
        Owed first = outbox().due("chat", time.instant(), 1).get(0);
        Instant nextTry = time.instant().plus(MINUTE);
        outbox().failed(first.id(), nextTry);

        assertThat(due()).containsExactly("b");
        assertThat(outbox().backlogs())
                .extracting(Backlog::nextTry)
                .containsExactly(time.instant());
        time.pass(MINUTE);
        assertThat(outbox().due("chat", time.instant(), 10))
                .extracting(Owed::failures)
                .containsExactly(1, 0);
    }

    @Test
    void remembersHowFarItCameWithoutAMessage() throws Exception {
        outbox().add(List.of(), 5);
        outbox().add(List.of(), 3);

        assertThat(outbox().upTo()).hasValue(5);
    }

    @Test
    void doesNotKnowHowFarItCameBeforeThatWasSaid() throws Exception {
        assertThat(outbox().upTo()).isEmpty();

        outbox().add(List.of(), 0);

        assertThat(outbox().upTo()).hasValue(0);
    }

    @Test
    void keepsReceiversApart() throws Exception {
        Owed other = new Owed(0, "ops", "c", time.instant(), 0);
        outbox().add(List.of(message("a"), other, message("b")), 1);

        assertThat(due()).containsExactly("a", "b");
        assertThat(outbox().backlogs())
                .extracting(Backlog::receiver, Backlog::size)
                .containsExactly(tuple("chat", 2), tuple("ops", 1));
        assertThat(outbox().abandonAll("chat")).isEqualTo(2);
        assertThat(due()).isEmpty();
        assertThat(outbox().due("ops", time.instant(), 10)).hasSize(1);
    }

    @Test
    void givesUpTheOldestToMakeRoom() throws Exception {
        Outbox small = new SqlOutbox(new Database(new SqliteStorage(temp.resolve("small.db"))), 3);
        int givenUp = small.add(IntStream.range(0, 5).mapToObj(i -> message("m" + i)).toList(), 1);

        assertThat(givenUp).isEqualTo(2);
        assertThat(small.due("chat", time.instant(), 10))
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
        return outbox().due("chat", time.instant(), 10).stream().map(Owed::body).toList();
    }
}
