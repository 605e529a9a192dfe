package dev.preflight.service.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.incident.Incident;
import dev.preflight.core.remediation.Pause;
import dev.preflight.core.remediation.TargetHistory;
import dev.preflight.core.target.TargetId;
import dev.preflight.service.ledger.Audit;
import dev.preflight.service.ledger.DeadLetters.Letter;
import dev.preflight.service.ledger.FiledRuns.FiledRun;
import dev.preflight.service.ledger.IdempotencyKeys.Taken;
import dev.preflight.service.ledger.Incidents.Query;
import dev.preflight.service.ledger.JournalEntry;
import dev.preflight.service.ledger.JournalEntry.Place;
import dev.preflight.service.ledger.LedgerSize.Size;
import dev.preflight.service.ledger.Outbox.Owed;
import dev.preflight.service.ledger.PendingFailures.Failure;
import dev.preflight.service.ledger.StorageException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShrinkingTest extends LedgerFixture {
    private static final long MIB = 1024 * 1024;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final TargetId LAB = new TargetId("engine#lab");
    private static final Place EVERYWHERE = new Place(null, null, null, null);

    // As that of a run of the bundled runbook.
    private static final String REPORT = "x".repeat(40 * 1024);

    // Where pages of the log are taken into the file, and the last transaction before that.
    private static final long LOG_MOST = 5 * MIB;

    @Test
    void keepsTheFileAsLargeAsItMayBeHoweverMuchIsFiled() throws Exception {
        long most = 4 * MIB;
        for (int i = 0; i < 1000; i++) {
            ledger.filedRuns().file(run(i));
            if (i % 20 == 0) {
                ledger.size().shrinkTo(most - MIB);
            }
            Size size = ledger.size().size();
            assertThat(size.used()).isLessThan(most);
            assertThat(size.file()).as("what is freed is used again").isLessThan(most);
            assertThat(size.log()).isLessThan(LOG_MOST);
        }
        assertThat(runs()).startsWith(id(999)).hasSizeGreaterThan(50);
    }

    @Test
    void cutsALogThatAnotherProgramMadeLong() throws Exception {
        ledger.filedRuns().file(run(0));
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement reading = other.createStatement()) {
            other.setAutoCommit(false);
            reading.executeQuery("select * from filed_runs").next();
            for (int i = 1; i < 500; i++) {
                ledger.filedRuns().file(run(i));
            }
            assertThat(ledger.size().size().log()).isGreaterThan(3 * LOG_MOST);
            other.rollback();
        }
        for (int i = 500; i < 510; i++) {
            ledger.filedRuns().file(run(i));
        }

        assertThat(ledger.size().size().log()).isLessThan(LOG_MOST);
    }

    @Test
    void letsGoOfWhatIsOldestWhateverItIs() throws Exception {
        for (int i = 0; i < 100; i++) {
            time.pass(MINUTE);
            ledger.filedRuns().file(run(i));
            ledger.audit().record(new Audit.Entry(time.instant(), "ci", "check", "shop", text(i)));
            ledger.deadLetters().add(new Letter(time.instant(), "failures", text(i), ""));
        }

        ledger.size().shrinkTo(ledger.size().size().used() / 2);

        List<String> left = runs();
        assertThat(left).hasSizeBetween(30, 60).startsWith(id(99));
        assertThat(ledger.audit().latest(100)).hasSameSizeAs(left);
        assertThat(ledger.deadLetters().count()).isEqualTo(left.size());
    }

    @Test
    void letsGoOfReportsBeforeWhatIsOlder() throws Exception {
        ledger.audit().record(new Audit.Entry(time.instant(), "anna", "heal", "shop", "workers"));
        closed("i1");
        allTold();
        time.pass(DAY.multipliedBy(3));
        for (int i = 0; i < 40; i++) {
            ledger.filedRuns().file(run(i));
        }
        time.pass(DAY.plus(HOUR));

        ledger.size().shrinkTo(MIB);

        assertThat(runs()).isNotEmpty().hasSizeLessThan(40);
        assertThat(ledger.audit().latest(1)).hasSize(1);
        assertThat(ledger.incidents().find("i1")).isPresent();
    }

    @Test
    void letsClosedIncidentsGoWithAllThatBelongsToThem() throws Exception {
        closed("i1");
        ledger.incidents().diagnosed("i1", time.instant(), List.of(Story.RESTARTED));
        allTold();
        time.pass(DAY.multipliedBy(3));
        closed("i2");
        allTold();

        assertThat(ledger.size().shrinkTo(0)).as("it, its two entries, those of i2").isEqualTo(5);
        assertThat(ledger.incidents().find("i1")).isEmpty();
        assertThat(ledger.incidents().diagnostics("i1")).isEmpty();
        assertThat(ledger.incidents().find("i2")).isPresent();
    }

    @Test
    void keepsWhatMessagesWereNotMadeOf() throws Exception {
        closed("i1");
        time.pass(DAY.multipliedBy(3));

        assertThat(ledger.size().shrinkTo(0)).isZero();
        assertThat(ledger.incidents().find("i1")).isPresent();
        assertThat(ledger.journal().ofIncident("i1")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void leavesTheRulesAllThatTheyAreGiven(long seed) throws Exception {
        record(new Random(seed), 500);
        allTold();
        TargetHistory ofShop = shop().load(Story.SHOP);
        TargetHistory ofLab = ledger.incidents().of("lab").load(LAB);

        ledger.size().shrinkTo(0);

        assertThat(shop().load(Story.SHOP)).isEqualTo(ofShop);
        assertThat(ledger.incidents().of("lab").load(LAB)).isEqualTo(ofLab);
        assertThat(ledger.incidents().list(new Query(null, null, null, 1000)))
                .as("some had to go")
                .hasSizeLessThan(500);
    }

    @Test
    void leavesTheLatestOfACheckHoweverManyOfOthersFollow() throws Exception {
        closed("first");
        for (int i = 0; i < Shrinking.CLOSED_MOST; i++) {
            Story story = Story.opened("i" + i, Story.SHOP, "other", time.pass(MINUTE));
            shop().record(Story.SHOP, story.incident());
            shop().record(Story.SHOP, story.reset("anna").incident());
        }
        allTold();

        ledger.size().shrinkTo(0);

        assertThat(ledger.incidents().find("first")).isPresent();
    }

    @Test
    void keepsAllThatIsNotOver() throws Exception {
        Story open = Story.opened("i1", time.instant());
        shop().record(Story.SHOP, open.attempt().incident());
        ledger.pauses().begin("shop", new Pause("anna", "a", time.instant().plus(DAY)));
        ledger.pendingFailures()
                .pending(
                        List.of(new Failure("f1", "shop", "workers", "c", time.instant(), "", "")));
        ledger.outbox().add(List.of(new Owed(0, "ops", "{}", time.instant(), 0)), 3);
        ledger.idempotencyKeys().take("anna", "k", new Taken("", "a1"));
        TargetHistory before = shop().load(Story.SHOP);

        ledger.size().shrinkTo(0);

        assertThat(shop().load(Story.SHOP)).isEqualTo(before);
        assertThat(ledger.pauses().inForce()).hasSize(1);
        assertThat(ledger.pendingFailures().all()).hasSize(1);
        assertThat(ledger.outbox().due("ops", time.instant(), 10)).hasSize(1);
        assertThat(ledger.idempotencyKeys().take("anna", "k", new Taken("", "a2"))).isPresent();
    }

    @Test
    void letsGoOfEntriesAboutWhatStaysOnlyIfNothingElseIsLeft() throws Exception {
        Story open = Story.opened("i1", time.instant());
        shop().record(Story.SHOP, open.attempt().incident());
        for (int i = 0; i < 50; i++) {
            ledger.filedRuns().file(run(i));
        }
        allTold();

        ledger.size().shrinkTo(MIB);
        assertThat(ledger.journal().ofIncident("i1")).hasSize(2);
        ledger.size().shrinkTo(0);
        assertThat(runs()).isEmpty();
        assertThat(ledger.journal().ofIncident("i1")).isEmpty();
        assertThat(ledger.incidents().find("i1")).isPresent();
    }

    @Test
    void letsGoOfPausesThatAreOverWithTheirEntries() throws Exception {
        ledger.pauses().begin(null, new Pause("anna", "a", time.instant().plus(MINUTE)));
        time.pass(HOUR);
        allTold();

        assertThat(ledger.size().shrinkTo(0)).isEqualTo(2);
        assertThat(ledger.journal().after(0, 10)).isEmpty();
    }

    @Test
    void endsWhenNothingMayGo() throws Exception {
        ledger.journal().append(JournalEntry.Type.PAUSE_BEGUN, EVERYWHERE, "{}");

        assertThat(ledger.size().shrinkTo(0)).isZero();
        assertThat(ledger.size().size().used()).isPositive();
    }

    @Test
    void letsOthersHaveTheirTurnMeanwhile() throws Exception {
        for (int i = 0; i < 2000; i++) {
            ledger.filedRuns().file(run(i));
        }
        CompletableFuture<Integer> shrinking = CompletableFuture.supplyAsync(this::shrink);
        int records = 0;
        while (!shrinking.isDone()) {
            shop().record(Story.SHOP, Story.opened("i" + records, time.pass(HOUR)).incident());
            records++;
        }

        assertThat(shrinking.get(1, TimeUnit.MINUTES)).isEqualTo(2000);
        assertThat(records).as("while it deletes 20 at a time").isGreaterThan(50);
    }

    private int shrink() {
        try {
            return ledger.size().shrinkTo(0);
        } catch (StorageException e) {
            throw new CompletionException(e);
        }
    }

    /** So many incidents of some checks within three days, closed some time after one another. */
    private void record(Random random, int count) throws Exception {
        List<Story> open = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            time.pass(Duration.ofSeconds(random.nextInt(1000)));
            TargetId target = random.nextInt(10) == 0 ? LAB : Story.SHOP;
            Story story =
                    Story.opened("i" + i, target, "check-" + random.nextInt(8), time.instant());
            save(random.nextBoolean() ? story.attempt() : story);
            open.add(story);
            while (open.size() > 5) {
                Story closing = open.remove(random.nextInt(open.size()));
                closing.after(Duration.between(closing.now(), time.instant()));
                save(closing.reset("anna"));
            }
        }
    }

    private void save(Story story) throws Exception {
        Incident incident = story.incident();
        String name = incident.target().equals(LAB) ? "lab" : "shop";
        ledger.incidents().of(name).record(incident.target(), incident);
    }

    private void closed(String id) throws Exception {
        Story story = Story.opened(id, time.instant());
        shop().record(Story.SHOP, story.incident());
        shop().record(Story.SHOP, story.reset("anna").incident());
    }

    private void allTold() throws Exception {
        ledger.outbox().add(List.of(), ledger.journal().latest());
    }

    private List<String> runs() throws Exception {
        return ledger.filedRuns().list(null, null, null, 2000).stream().map(FiledRun::id).toList();
    }

    private static String id(int number) {
        return "a%05d".formatted(number);
    }

    private static String text(int number) {
        return id(number).repeat(20);
    }

    private FiledRun run(int number) {
        return new FiledRun(
                id(number),
                "workers",
                "shop",
                "heal",
                "event",
                time.instant(),
                time.instant(),
                "FAILED",
                REPORT,
                "");
    }
}
