package dev.preflight.service.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.check.Outcome;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.incident.IncidentId;
import dev.preflight.core.incident.Refusal.Guardrail;
import dev.preflight.service.ledger.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChangesTest {
    private static final Instant OPENED = Instant.parse("2026-01-31T12:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private static Story opened() {
        return Story.opened("i1", OPENED);
    }

    private static Story attempting() {
        return opened().after(SECOND).attempt();
    }

    private static Story waiting() {
        return attempting().after(SECOND).acted();
    }

    private static Story healed() {
        return waiting().waited().observed(Outcome.PASS);
    }

    private static Story failedOnce() {
        return waiting().waited().observed(Outcome.FAIL);
    }

    private static Story exhausted() {
        return failedOnce().refused(Guardrail.BUDGET, "used up, 1 minute ago");
    }

    static List<Arguments> steps() {
        return List.of(
                step("an attempt", opened(), it -> it.attempt(), JournalEntry.Type.ATTEMPT_STARTED),
                step(
                        "its acting",
                        attempting(),
                        it -> it.acted(),
                        JournalEntry.Type.ATTEMPT_WAITING),
                step(
                        "its recovery",
                        attempting(),
                        it -> it.recovered(),
                        JournalEntry.Type.ATTEMPT_WAITING),
                step("the end of its wait", waiting(), it -> it.waited()),
                step("an early pass", waiting(), it -> it.after(SECOND).observed(Outcome.PASS)),
                step("a look too soon to tell", waiting().waited(), it -> it.observedInPart()),
                step(
                        "a success that took some more looks",
                        waiting().waited().observedInPart().waited(),
                        it -> it.observed(Outcome.PASS),
                        JournalEntry.Type.INCIDENT_HEALED),
                step(
                        "its failure",
                        waiting().waited(),
                        it -> it.observed(Outcome.FAIL),
                        JournalEntry.Type.ATTEMPT_FAILED),
                step(
                        "an unknown end",
                        waiting().waited(),
                        it -> it.observed(Outcome.ERROR),
                        JournalEntry.Type.ATTEMPT_FAILED),
                step(
                        "its success",
                        waiting().waited(),
                        it -> it.observed(Outcome.PASS),
                        JournalEntry.Type.INCIDENT_HEALED),
                step(
                        "healing by itself",
                        opened(),
                        it -> it.observed(Outcome.PASS),
                        JournalEntry.Type.INCIDENT_HEALED),
                step("another failure", opened(), it -> it.observed(Outcome.FAIL)),
                step(
                        "giving up",
                        failedOnce(),
                        it -> it.refused(Guardrail.BUDGET, "b"),
                        JournalEntry.Type.INCIDENT_ESCALATED),
                step(
                        "the same in other words",
                        exhausted(),
                        it -> it.refused(Guardrail.BUDGET, "used up, 2 minutes ago")),
                step(
                        "another reason",
                        exhausted(),
                        it -> it.refused(Guardrail.PAUSE, "p"),
                        JournalEntry.Type.INCIDENT_REFUSED),
                step(
                        "giving up again",
                        exhausted().attempt().acted().waited().observed(Outcome.FAIL),
                        it -> it.refused(Guardrail.BUDGET, "b"),
                        JournalEntry.Type.INCIDENT_REFUSED),
                step(
                        "an attempt once the reason is gone",
                        exhausted(),
                        it -> it.attempt(),
                        JournalEntry.Type.ATTEMPT_STARTED),
                step(
                        "healing though given up",
                        exhausted(),
                        it -> it.observed(Outcome.PASS),
                        JournalEntry.Type.INCIDENT_HEALED),
                step(
                        "failing again",
                        healed(),
                        it -> it.after(SECOND).observed(Outcome.FAIL),
                        JournalEntry.Type.INCIDENT_REOPENED),
                step(
                        "a doubt about its health",
                        healed(),
                        it -> it.after(SECOND).observed(Outcome.ERROR)),
                step(
                        "age",
                        healed(),
                        it -> it.after(SECOND).aged(SECOND),
                        JournalEntry.Type.INCIDENT_CLOSED),
                step(
                        "age after a reopening",
                        reopenedAndHealed(),
                        it -> it.after(SECOND).aged(SECOND),
                        JournalEntry.Type.INCIDENT_CLOSED),
                step(
                        "a reset of what is open",
                        opened(),
                        it -> it.reset("anna"),
                        JournalEntry.Type.INCIDENT_RESET),
                step(
                        "a reset of what is given up",
                        exhausted(),
                        it -> it.reset("anna"),
                        JournalEntry.Type.INCIDENT_RESET),
                step(
                        "a reset of what waits",
                        waiting(),
                        it -> it.reset("anna"),
                        JournalEntry.Type.INCIDENT_RESET),
                step(
                        "a reset of what healed after a reopening",
                        reopenedAndHealed(),
                        it -> it.reset("anna"),
                        JournalEntry.Type.INCIDENT_RESET),
                step(
                        "a reset of what is closed",
                        exhausted().reset("anna"),
                        it -> it.reset("anna")));
    }

    private static Story reopenedAndHealed() {
        return healed().after(SECOND).observed(Outcome.FAIL).after(SECOND).observed(Outcome.PASS);
    }

    private static Arguments step(
            String name, Story story, UnaryOperator<Story> next, JournalEntry.Type... expected) {
        Incident before = story.incident();
        Story after = next.apply(story);
        return Arguments.of(name, before, after.incident(), after.now(), List.of(expected));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("steps")
    void areWhatHappened(
            String name,
            Incident before,
            Incident after,
            Instant now,
            List<JournalEntry.Type> expected) {
        assertThat(Changes.between(before, after, null, now))
                .extracting(Change::type)
                .containsExactlyElementsOf(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("steps")
    void areNoneWhereNothingHappened(
            String name,
            Incident before,
            Incident after,
            Instant now,
            List<JournalEntry.Type> expected) {
        assertThat(Changes.between(after, after, null, now)).isEmpty();
    }

    @Test
    void areAllThatHappenedWhateverWasRecordedOfIt() {
        assertThat(changes(null, exhausted()))
                .extracting(Change::type)
                .containsExactly(
                        JournalEntry.Type.INCIDENT_OPENED,
                        JournalEntry.Type.ATTEMPT_STARTED,
                        JournalEntry.Type.ATTEMPT_FAILED,
                        JournalEntry.Type.INCIDENT_ESCALATED);
    }

    @Test
    void sayWhatWasDoneAndUntilWhenItWaits() {
        Change change = only(changes(attempting().incident(), waiting()));

        assertThat(change.at()).isEqualTo(OPENED.plusSeconds(2));
        assertThat(change.data())
                .isEqualTo(
                        "{\"state\":\"WAITING\",\"attempt\":1,\"dueAt\":\"2026-01-31T12:00:22Z\","
                                + "\"actions\":[{\"kind\":\"restart\",\"target\":\"shop-w1\","
                                + "\"outcome\":\"DONE\",\"detail\":\"restarted\"}]}");
    }

    @Test
    void waitFromWhenAnotherProcessTookOver() {
        Change change =
                only(changes(attempting().incident(), attempting().after(SECOND).recovered()));

        assertThat(change.at()).isEqualTo(OPENED.plusSeconds(2));
        assertThat(change.data()).contains("\"actions\":[]");
    }

    @Test
    void sayWhatTheVerificationSaw() {
        Change change = only(changes(waiting().waited().incident(), failedOnce()));

        assertThat(change.data())
                .isEqualTo(
                        "{\"state\":\"OPEN\",\"attempt\":1,"
                                + "\"verification\":\"FAIL: what is there\"}");
    }

    @Test
    void sayHowLongItTookToHeal() {
        Change change = only(changes(waiting().waited().incident(), healed()));

        assertThat(change.at()).isEqualTo(OPENED.plusSeconds(22));
        assertThat(change.data())
                .isEqualTo(
                        "{\"state\":\"HEALED\",\"attempts\":1,\"seconds\":22,"
                                + "\"verification\":\"PASS: what is there\"}");
    }

    @Test
    void measureFromTheLastFailureAndNotOverTheHealthyTime() {
        Story failing =
                healed().after(SECOND.multipliedBy(60)).observed(Outcome.FAIL).after(SECOND);
        Incident before = failing.incident();

        Change change = only(changes(before, failing.observed(Outcome.PASS)));

        assertThat(change.data()).isEqualTo("{\"state\":\"HEALED\",\"attempts\":1,\"seconds\":1}");
    }

    @Test
    void sayWhyItWasGivenUp() {
        Change change = only(changes(failedOnce().incident(), exhausted()));

        assertThat(change.data())
                .isEqualTo(
                        "{\"state\":\"EXHAUSTED\",\"guardrail\":\"BUDGET\","
                                + "\"reason\":\"used up, 1 minute ago\"}");
    }

    @Test
    void sayWhoResetIt() {
        Story healed = healed();
        Incident before = healed.incident();
        Change change =
                only(Changes.between(before, healed.reset("anna").incident(), "anna", OPENED));

        assertThat(change.type()).isEqualTo(JournalEntry.Type.INCIDENT_RESET);
        assertThat(change.data()).isEqualTo("{\"state\":\"CLOSED\",\"by\":\"anna\"}");
    }

    @Test
    void openAnIncidentThatFollowsAnotherWithItsReopenings() {
        Incident closed = reopenedAndHealed().after(SECOND).aged(SECOND).incident();
        Incident next = closed.succeededBy(new IncidentId("i2"), OPENED.plusSeconds(60));
        Change change = only(Changes.between(null, next, null, OPENED));

        assertThat(change.type()).isEqualTo(JournalEntry.Type.INCIDENT_OPENED);
        assertThat(change.data()).isEqualTo("{\"state\":\"OPEN\",\"reopenings\":2}");
    }

    @Test
    void stillSeeAReopeningWhenNoMoreAreRemembered() {
        Story story = opened();
        for (int i = 0; i < Incident.REOPENINGS_KEPT + 3; i++) {
            story.after(SECOND).observed(Outcome.PASS);
            Incident before = story.incident();
            assertThat(only(changes(before, story.after(SECOND).observed(Outcome.FAIL))).type())
                    .isEqualTo(JournalEntry.Type.INCIDENT_REOPENED);
        }
    }

    @Test
    void cutLongTextsShort() {
        String reason = "x".repeat(3000);
        Change change =
                only(changes(opened().incident(), opened().refused(Guardrail.MANUAL, reason)));

        assertThat(change.data()).hasSizeLessThan(Data.MOST_CHARS + 200).contains("xxx...");
    }

    @Test
    void tellTheWholeStoryOfAnIncident() {
        List<JournalEntry.Type> types = new ArrayList<>();
        List<Incident> records =
                List.of(
                        opened().incident(),
                        attempting().incident(),
                        waiting().incident(),
                        waiting().waited().incident(),
                        failedOnce().incident(),
                        exhausted().incident(),
                        exhausted().reset("anna").incident());
        Incident before = null;
        for (Incident record : records) {
            Changes.between(before, record, null, OPENED).forEach(it -> types.add(it.type()));
            before = record;
        }

        assertThat(types)
                .containsExactly(
                        JournalEntry.Type.INCIDENT_OPENED,
                        JournalEntry.Type.ATTEMPT_STARTED,
                        JournalEntry.Type.ATTEMPT_WAITING,
                        JournalEntry.Type.ATTEMPT_FAILED,
                        JournalEntry.Type.INCIDENT_ESCALATED,
                        JournalEntry.Type.INCIDENT_RESET);
    }

    private static List<Change> changes(@Nullable Incident before, Story after) {
        return Changes.between(before, after.incident(), null, after.now());
    }

    private static Change only(List<Change> changes) {
        assertThat(changes).hasSize(1);
        return changes.get(0);
    }
}
