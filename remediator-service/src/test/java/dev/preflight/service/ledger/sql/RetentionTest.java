package dev.preflight.service.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.remediation.Pause;
import dev.preflight.service.ledger.Audit;
import dev.preflight.service.ledger.DeadLetters.Letter;
import dev.preflight.service.ledger.FiledRuns.FiledRun;
import dev.preflight.service.ledger.IdempotencyKeys.Taken;
import dev.preflight.service.ledger.Incidents.Query;
import dev.preflight.service.ledger.JournalEntry;
import dev.preflight.service.ledger.JournalEntry.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetentionTest extends LedgerFixture {
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Place EVERYWHERE = new Place(null, null, null, null);

    @Test
    void letsGoOfClosedIncidentsWithAllThatBelongsToThem() throws Exception {
        Story story = Story.opened("i1", time.instant());
        shop().record(Story.SHOP, story.incident());
        shop().record(Story.SHOP, story.reset("anna").incident());
        ledger.incidents().diagnosed("i1", time.instant(), List.of(Story.RESTARTED));
        allTold();
        time.pass(MONTH.plusDays(1));

        assertThat(retain()).isEqualTo(3);
        assertThat(ledger.incidents().find("i1")).isEmpty();
        assertThat(ledger.incidents().diagnostics("i1")).isEmpty();
        assertThat(ledger.journal().ofIncident("i1")).isEmpty();
    }

    @Test
    void keepsOpenIncidentsWithTheirWholeStory() throws Exception {
        Story story = Story.opened("i1", time.instant());
        shop().record(Story.SHOP, story.incident());
        shop().record(Story.SHOP, story.attempt().incident());
        allTold();
        time.pass(MONTH.multipliedBy(10));

        assertThat(retain()).isZero();
        assertThat(ledger.incidents().find("i1")).isPresent();
        assertThat(ledger.journal().ofIncident("i1")).hasSize(2);
    }

    @Test
    void keepsTheStoryOfWhatWasClosedALongTimeAfterItWasOpened() throws Exception {
        Story story = Story.opened("i1", time.instant());
        shop().record(Story.SHOP, story.incident());
        time.pass(MONTH.multipliedBy(10));
        shop().record(Story.SHOP, story.after(MONTH.multipliedBy(10)).reset("anna").incident());
        allTold();

        assertThat(retain()).isZero();
        assertThat(ledger.journal().ofIncident("i1")).hasSize(2);
    }

    @Test
    void keepsEntriesThatMessagesWereNotMadeOf() throws Exception {
        append();
        allTold();
        append();
        time.pass(MONTH.plusDays(1));

        assertThat(retain()).isEqualTo(1);
        assertThat(ledger.journal().after(0, 10))
                .extracting(JournalEntry::sequence)
                .containsExactly(2L);
    }

    @Test
    void neverGivesANumberTwice() throws Exception {
        append();
        append();
        allTold();
        time.pass(MONTH.plusDays(1));
        retain();
        reopen();

        assertThat(ledger.journal().after(0, 10)).isEmpty();
        assertThat(ledger.journal().latest()).isEqualTo(2);
        append();
        assertThat(ledger.journal().latest()).isEqualTo(3);
    }

    @Test
    void deletesManyInSmallTransactions() throws Exception {
        int many = Retention.BATCH * 2 + 1;
        for (int i = 0; i < many; i++) {
            append();
        }
        allTold();
        time.pass(MONTH.plusDays(1));

        assertThat(retain()).isEqualTo(many);
        assertThat(ledger.journal().after(0, 10)).isEmpty();
    }

    @Test
    void letsGoOfEverythingElseThatIsOld() throws Exception {
        ledger.pauses().begin(null, new Pause("anna", "a", time.instant().plus(MINUTE)));
        ledger.audit().record(new Audit.Entry(time.instant(), "anna", "pause", null, ""));
        ledger.filedRuns().file(run("a1"));
        ledger.deadLetters().add(new Letter(time.instant(), "failures", "", ""));
        ledger.idempotencyKeys().take("anna", "k", new Taken("", ""));
        allTold();
        time.pass(MONTH.minusDays(1));
        assertThat(retain()).as("requests are remembered for a day").isEqualTo(1);
        time.pass(Duration.ofDays(2));

        assertThat(retain()).as("the pause with its entry, and one of each").isEqualTo(5);
        assertThat(ledger.audit().latest(10)).isEmpty();
        assertThat(ledger.filedRuns().list(null, null, null, 10)).isEmpty();
        assertThat(ledger.deadLetters().count()).isZero();
    }

    @Test
    void keepsNoMoreThanSoManyHoweverYoung() throws Exception {
        for (int i = 1; i <= 4; i++) {
            Story story = Story.opened("i" + i, Story.SHOP, "check-" + i, time.instant());
            shop().record(Story.SHOP, i == 1 ? story.incident() : story.reset("anna").incident());
            ledger.filedRuns().file(run("a" + i));
            ledger.audit().record(new Audit.Entry(time.instant(), "anna", "heal", "shop", "" + i));
        }

        assertThat(ledger.retention(new Retention.Most(1, 2, 3)).retain(MONTH)).isEqualTo(5);
        assertThat(ledger.incidents().list(new Query(null, null, null, 10)))
                .extracting(it -> it.incident().id().value())
                .containsExactly("i4", "i1");
        assertThat(ledger.filedRuns().list(null, null, null, 10))
                .extracting(FiledRun::id)
                .containsExactly("a4", "a3");
        assertThat(ledger.audit().latest(10))
                .extracting(Audit.Entry::detail)
                .containsExactly("4", "3", "2");
    }

    @Test
    void letsEntriesGoWithIncidentsThatAreTooManyHoweverYoung() throws Exception {
        for (int i = 1; i <= 3; i++) {
            Story story = Story.opened("i" + i, Story.SHOP, "check-" + i, time.instant());
            shop().record(Story.SHOP, story.incident());
            shop().record(Story.SHOP, story.reset("anna").incident());
        }
        allTold();

        ledger.retention(new Retention.Most(1, 1, 1)).retain(MONTH);
        assertThat(ledger.journal().after(0, 10))
                .extracting(it -> it.place().incident())
                .containsExactly("i3", "i3");
    }

    @Test
    void keepsWhoHasHealedHoweverManyChecksAreAskedFor() throws Exception {
        Instant now = time.instant();
        ledger.audit().record(new Audit.Entry(now, "anna", "heal", "shop", "workers"));
        for (int i = 0; i < 5; i++) {
            ledger.audit().record(new Audit.Entry(now, "ci", "check", "shop", "workers"));
        }

        assertThat(ledger.retention(new Retention.Most(1, 1, 2)).retain(MONTH)).isEqualTo(3);
        assertThat(ledger.audit().latest(10))
                .extracting(Audit.Entry::order)
                .containsExactly("check", "check", "heal");
    }

    @Test
    void keepsPausesThatAreInForce() throws Exception {
        ledger.pauses().begin(null, new Pause("anna", "a", time.instant().plus(MONTH)));
        time.pass(MONTH.minusDays(1));
        ledger.retention().retain(Duration.ofDays(1));

        assertThat(ledger.pauses().inForce()).hasSize(1);
    }

    private int retain() throws Exception {
        return ledger.retention().retain(MONTH);
    }

    private void append() throws Exception {
        ledger.journal().append(JournalEntry.Type.PAUSE_ENDED, EVERYWHERE, "{}");
    }

    private void allTold() throws Exception {
        ledger.outbox().add(List.of(), ledger.journal().latest());
    }

    private FiledRun run(String id) {
        return new FiledRun(
                id,
                "workers",
                "shop",
                "check",
                "rest",
                time.instant(),
                time.instant(),
                "PASSED",
                null,
                "");
    }
}
