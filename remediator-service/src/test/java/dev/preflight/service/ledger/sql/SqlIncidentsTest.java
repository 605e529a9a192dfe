package dev.preflight.service.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.check.Assertions;
import dev.preflight.core.check.Outcome;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.incident.Refusal.Guardrail;
import dev.preflight.core.probe.CommandProbe;
import dev.preflight.core.runbook.Check;
import dev.preflight.core.runbook.Runbook;
import dev.preflight.core.target.TargetId;
import dev.preflight.service.ledger.Incidents.Query;
import dev.preflight.service.ledger.JournalEntry;
import dev.preflight.service.ledger.JournalEntry.Place;
import dev.preflight.service.ledger.RecordedIncident;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SqlIncidentsTest extends LedgerFixture {
    @Test
    void remembersEveryStateOfAnIncident() throws Exception {
        Story story = Story.opened("i1", time.instant());
        List<Runnable> events =
                List.of(
                        () -> {},
                        story::attempt,
                        story::acted,
                        story::waited,
                        () -> story.observed(Outcome.FAIL),
                        () -> story.refused(Guardrail.BUDGET, "used up"),
                        () -> story.observed(Outcome.PASS),
                        () -> story.aged(Duration.ZERO));
        for (Runnable event : events) {
            event.run();
            shop().record(Story.SHOP, story.incident());
            reopen();

            assertThat(shop().load(Story.SHOP).incidents()).containsExactly(story.incident());
            assertThat(found("i1").incident()).isEqualTo(story.incident());
        }
        assertThat(ledger.journal().ofIncident("i1"))
                .extracting(JournalEntry::type)
                .containsExactly(
                        JournalEntry.Type.INCIDENT_OPENED,
                        JournalEntry.Type.ATTEMPT_STARTED,
                        JournalEntry.Type.ATTEMPT_WAITING,
                        JournalEntry.Type.ATTEMPT_FAILED,
                        JournalEntry.Type.INCIDENT_ESCALATED,
                        JournalEntry.Type.INCIDENT_HEALED,
                        JournalEntry.Type.INCIDENT_CLOSED);
    }

    @Test
    void entersWhatHappenedToAnIncidentWithItsPlace() throws Exception {
        shop().record(Story.SHOP, Story.opened("i1", time.instant()).incident());

        assertThat(ledger.journal().after(0, 10))
                .containsExactly(
                        new JournalEntry(
                                1,
                                JournalEntry.Type.INCIDENT_OPENED,
                                time.instant(),
                                new Place("shop", "workers", "backend-api", "i1"),
                                "{\"state\":\"OPEN\",\"reopenings\":0}"));
    }

    @Test
    void leavesNoEntryForARecordThatChangesNothing() throws Exception {
        Story story = Story.opened("i1", time.instant());
        shop().record(Story.SHOP, story.incident());
        Instant opened = time.instant();
        time.pass(MINUTE);
        shop().record(Story.SHOP, story.incident());

        assertThat(ledger.journal().latest()).isEqualTo(1);
        assertThat(found("i1").changedAt()).isEqualTo(opened);
    }

    @Test
    void saysWhoResetAnIncident() throws Exception {
        Story story = Story.opened("i1", time.instant());
        shop().record(Story.SHOP, story.incident());
        ledger.incidents()
                .resetting("shop", "anna")
                .record(Story.SHOP, story.reset("anna").incident());

        assertThat(ledger.journal().after(1, 10))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.type()).isEqualTo(JournalEntry.Type.INCIDENT_RESET);
                    assertThat(entry.data()).contains("\"by\":\"anna\"");
                });
    }

    @Test
    void loadsClosedIncidentsForAsLongAsTheyMatter() throws Exception {
        Story open = Story.opened("open", Story.SHOP, "worker-types", time.instant());
        Story old = Story.opened("old", time.instant()).reset("anna");
        shop().record(Story.SHOP, open.incident());
        shop().record(Story.SHOP, old.incident());
        time.pass(Duration.ofHours(25));
        Story recent = Story.opened("new", time.instant()).reset("anna");
        shop().record(Story.SHOP, recent.incident());

        assertThat(shop().load(Story.SHOP).incidents())
                .containsExactly(open.incident(), recent.incident());
        assertThat(ledger.incidents().find("old")).isPresent();
    }

    @Test
    void closesWhatWasHealthyUntilItFailedAnew() throws Exception {
        Story first = Story.opened("i1", time.instant()).observed(Outcome.PASS);
        shop().record(Story.SHOP, first.incident());
        Instant again = time.pass(Duration.ofHours(1));
        shop().record(Story.SHOP, Story.opened("i2", again).incident());

        assertThat(shop().load(Story.SHOP).incidents())
                .extracting(Incident::isClosed)
                .containsExactly(true, false);
        assertThat(ledger.journal().after(0, 10))
                .extracting(entry -> entry.place().incident() + " " + entry.type())
                .containsExactly(
                        "i1 INCIDENT_OPENED",
                        "i1 INCIDENT_HEALED",
                        "i1 INCIDENT_CLOSED",
                        "i2 INCIDENT_OPENED");
    }

    @Test
    void keepsTargetsApart() throws Exception {
        TargetId lab = new TargetId("unix:///var/run/docker.sock#lab");
        Story inLab = Story.opened("i2", lab, "backend-api", time.instant());
        shop().record(Story.SHOP, Story.opened("i1", time.instant()).incident());
        ledger.incidents().of("lab").record(lab, inLab.incident());

        assertThat(ledger.incidents().of("lab").load(lab).incidents())
                .containsExactly(inLab.incident());
    }

    @Test
    void listsIncidentsLatestFirst() throws Exception {
        for (int i = 1; i <= 5; i++) {
            Story story = Story.opened("i" + i, Story.SHOP, "check-" + i, time.pass(MINUTE));
            String target = i % 2 == 0 ? "even" : "odd";
            ledger.incidents().of(target).record(Story.SHOP, story.incident());
        }
        Story closed = Story.opened("i3", Story.SHOP, "check-3", time.instant()).reset("anna");
        ledger.incidents().of("odd").record(Story.SHOP, closed.incident());

        assertThat(listed(null, null, null, 10)).containsExactly("i5", "i4", "i3", "i2", "i1");
        assertThat(listed(null, null, null, 2)).containsExactly("i5", "i4");
        assertThat(listed(null, null, "i4", 2)).containsExactly("i3", "i2");
        assertThat(listed(null, "odd", null, 10)).containsExactly("i5", "i3", "i1");
        assertThat(listed("CLOSED", null, null, 10)).containsExactly("i3");
        assertThat(listed("OPEN", "odd", "i5", 10)).containsExactly("i1");
        assertThat(listed(null, null, "unknown", 10)).isEmpty();
    }

    @Test
    void keepsTheDiagnosticsCollectedLast() throws Exception {
        shop().record(Story.SHOP, Story.opened("i1", time.instant()).incident());
        ledger.incidents()
                .diagnosed("i1", time.instant(), List.of(Story.RESTARTED, Story.RESTARTED));
        ledger.incidents().diagnosed("i1", time.instant(), List.of(Story.RESTARTED));
        ledger.incidents().diagnosed("unknown", time.instant(), List.of(Story.RESTARTED));
        reopen();

        assertThat(ledger.incidents().diagnostics("i1")).containsExactly(Story.RESTARTED);
        assertThat(ledger.incidents().diagnostics("unknown")).isEmpty();
    }

    private RecordedIncident found(String id) throws Exception {
        return ledger.incidents().find(id).orElseThrow();
    }

    private List<String> listed(
            @Nullable String state, @Nullable String target, @Nullable String before, int limit)
            throws Exception {
        return ledger.incidents().list(new Query(state, target, before, limit)).stream()
                .map(it -> it.incident().id().value())
                .toList();
    }

    @Test
    void whatIsClosedStaysClosed() throws Exception {
        Story story = Story.opened("i1", time.instant());
        Incident open = story.incident();
        Incident closed = story.reset("ann").incident();
        shop().record(Story.SHOP, open);
        shop().record(Story.SHOP, closed);

        shop().record(Story.SHOP, open);

        assertThat(ledger.incidents().anyOpen("shop", with(open.check().value()))).isFalse();
        assertThat(ledger.incidents().find("i1").orElseThrow().incident()).isEqualTo(closed);
    }

    @Test
    void anIncidentOfACheckThatIsTakenOutIsNobodysToGoOnWith() throws Exception {
        Incident open = Story.opened("i1", time.instant()).incident();
        shop().record(Story.SHOP, open);

        assertThat(ledger.incidents().anyOpen("shop", with(open.check().value()))).isTrue();
        assertThat(ledger.incidents().anyOpen("shop", with("another"))).isFalse();
        assertThat(ledger.incidents().anyOpen("fish", with(open.check().value()))).isFalse();
    }

    private static Runbook with(String check) {
        return Runbook.named("workers")
                .check(
                        Check.named(check)
                                .probe(new CommandProbe("true"))
                                .passIf(Assertions.succeeds()))
                .build();
    }
}
