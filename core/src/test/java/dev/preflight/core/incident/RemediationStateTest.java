package dev.preflight.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.preflight.core.check.CheckId;
import dev.preflight.core.check.CheckResult;
import dev.preflight.core.check.Outcome;
import dev.preflight.core.cure.CurePlan;
import dev.preflight.core.incident.Refusal.Guardrail;
import dev.preflight.core.incident.RemediationState.Closed;
import dev.preflight.core.incident.RemediationState.Curing;
import dev.preflight.core.incident.RemediationState.Failing;
import dev.preflight.core.incident.RemediationState.Healed;
import dev.preflight.core.incident.RemediationState.Refusing;
import dev.preflight.core.incident.RemediationState.Verifying;
import dev.preflight.core.incident.RemediationState.Waiting;
import dev.preflight.core.runbook.RunbookId;
import dev.preflight.core.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemediationStateTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration SETTLING = Duration.ofSeconds(10);
    private static final Duration HOLD = Duration.ofSeconds(3);
    private static final CheckId CHECK = new CheckId("backend");
    private static final CurePlan PLAN = new CurePlan(List.of(), List.of());
    private static final Refusal REFUSAL = new Refusal(Guardrail.BUDGET, "used up");

    private static final Map<String, RemediationState> STATES = new LinkedHashMap<>();
    private static final Map<String, Event> EVENTS = new LinkedHashMap<>();

    static {
        STATES.put("failing", new Failing());
        STATES.put("refusing", new Refusing(new Refusal(Guardrail.PAUSE, "not now")));
        STATES.put("curing", new Curing(SETTLING, null));
        STATES.put("waiting", new Waiting(NOW.plusSeconds(5), SETTLING, null, null));
        STATES.put("early", new Waiting(NOW.plusSeconds(5), SETTLING, HOLD, null));
        STATES.put("due", new Waiting(NOW, SETTLING, null, null));
        STATES.put("verifying", new Verifying());
        STATES.put("healed", new Healed(NOW.minusSeconds(60)));
        STATES.put("closed", new Closed(NOW.minusSeconds(60)));
        for (Outcome outcome : Outcome.values()) {
            EVENTS.put(outcome.name(), new Event.Observed(result(outcome, NOW)));
        }
        EVENTS.put("maybe", new Event.Observed(provisional(NOW)));
        EVENTS.put("started", new Event.AttemptStarted(PLAN, SETTLING, null));
        EVENTS.put("acted", new Event.Acted(List.of()));
        EVENTS.put("over", new Event.WaitOver());
        EVENTS.put("refused", new Event.Refused(REFUSAL));
        EVENTS.put("recovered", new Event.Recovered());
        EVENTS.put("reset", new Event.Reset("ann"));
    }

    @Test
    void aStampOfHealthThatIsStillToComeBeginsAnew() {
        Incident healed = incident(new Healed(NOW.plusSeconds(3600)));
        Incident seen = healed.on(new Event.Observed(result(Outcome.PASS, NOW)), NOW).incident();
        assertThat(seen.state()).isEqualTo(new Healed(NOW));
    }

    @Test
    void whoeverTakesOverAWaitHasSeenNoPassHold() {
        Incident passing = incident(new Waiting(NOW.plus(SETTLING), SETTLING, HOLD, NOW));
        assertThat(passing.on(new Event.Recovered(), NOW).incident().state())
                .isEqualTo(new Waiting(NOW.plus(SETTLING), SETTLING, HOLD, null));
    }

    // Where each event leads; everything that is not here changes nothing.
    private static final String LEGAL =
            """
            failing   PASS      HEALED
            failing   started   CURING
            failing   refused   EXHAUSTED
            failing   reset     CLOSED
            refusing  PASS      HEALED
            refusing  started   CURING
            refusing  refused   EXHAUSTED
            refusing  reset     CLOSED
            curing    acted     WAITING
            curing    recovered WAITING
            curing    reset     CLOSED
            waiting   reset     CLOSED
            early     PASS      WAITING
            early     reset     CLOSED
            due       over      VERIFYING
            due       PASS      HEALED
            due       maybe     WAITING
            due       WARN      OPEN
            due       FAIL      OPEN
            due       ERROR     OPEN
            due       BLOCKED   OPEN
            due       reset     CLOSED
            verifying PASS      HEALED
            verifying maybe     WAITING
            verifying WARN      OPEN
            verifying FAIL      OPEN
            verifying ERROR     OPEN
            verifying BLOCKED   OPEN
            verifying reset     CLOSED
            healed    FAIL      OPEN
            healed    ERROR     HEALED
            healed    BLOCKED   HEALED
            healed    maybe     HEALED
            healed    reset     CLOSED
            """;

    static List<Arguments> everyStateAndEvent() {
        Map<String, String> legal = new LinkedHashMap<>();
        LEGAL.lines()
                .map(line -> line.split(" +"))
                .forEach(cell -> legal.put(cell[0] + " " + cell[1], cell[2]));
        List<Arguments> all = new ArrayList<>();
        for (String state : STATES.keySet()) {
            for (String event : EVENTS.keySet()) {
                all.add(Arguments.of(state, event, legal.getOrDefault(state + " " + event, "-")));
            }
        }
        return all;
    }

    @ParameterizedTest(name = "{0} + {1} -> {2}")
    @MethodSource("everyStateAndEvent")
    void knowsWhatEveryEventMeansInEveryState(String state, String event, String next) {
        Incident before = incident(state(state));
        Transition transition = before.on(event(event), NOW);
        if (next.equals("-")) {
            assertThat(transition.incident()).isEqualTo(before);
            assertThat(transition.effects()).isEmpty();
        } else {
            assertThat(transition.incident()).isNotEqualTo(before);
            assertThat(transition.incident().state().word()).isEqualTo(next);
        }
    }

    @Test
    void anAttemptCountsFromItsStart() {
        Transition started = incident(new Failing()).on(event("started"), NOW);
        assertThat(started.effects()).containsExactly(new Effect.Act(PLAN));
        assertThat(started.incident().attempts())
                .extracting(Attempt::number, Attempt::startedAt)
                .containsExactly(tuple(1, NOW.minusSeconds(100)), tuple(2, NOW));
    }

    @Test
    void attemptsAreCountedFromOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> Attempt.started(0, NOW));
    }

    @Test
    void theWaitBeginsWhenItHasActed() {
        Transition acted = incident(new Curing(SETTLING, HOLD)).on(event("acted"), NOW);
        assertThat(acted.incident().state())
                .isEqualTo(new Waiting(NOW.plus(SETTLING), SETTLING, HOLD, null));
        assertThat(acted.effects()).containsExactly(new Effect.WakeAt(NOW.plus(SETTLING)));
        assertThat(acted.incident().lastAttempt().orElseThrow().actedAt()).isEqualTo(NOW);
    }

    @Test
    void theWaitBeginsAtTheTakeoverWhenNobodyKnowsWhetherItActed() {
        Transition taken = incident(new Curing(SETTLING, null)).on(new Event.Recovered(), NOW);
        assertThat(taken.effects()).containsExactly(new Effect.WakeAt(NOW.plus(SETTLING)));
        assertThat(taken.incident().attempts()).hasSize(1);
        assertThat(taken.incident().lastAttempt().orElseThrow().actedAt()).isNull();
    }

    @Test
    void verifiesOnceTheWaitIsOver() {
        assertThat(incident(state("due")).on(new Event.WaitOver(), NOW).effects())
                .containsExactly(new Effect.Verify());
    }

    @Test
    void doesNotTakeForAVerificationWhatWasAskedBeforeTheWaitWasOver() {
        Event late = new Event.Observed(result(Outcome.PASS, NOW.minusMillis(1)));
        Incident due = incident(state("due"));
        assertThat(due.on(late, NOW).incident()).isEqualTo(due);
    }

    @Test
    void aResultStampedInTheFutureVerifiesNothingBeforeTheWaitIsOver() {
        Event ahead = new Event.Observed(result(Outcome.PASS, NOW.plusSeconds(3600)));
        Incident waiting = incident(state("waiting"));
        assertThat(waiting.on(ahead, NOW).incident()).isEqualTo(waiting);
    }

    @Test
    void theWaitOfAnAttemptThatActsIsCountedFromItsStart() {
        Instant began = NOW.minusSeconds(100);
        Incident curing = incident(new Curing(SETTLING, null));
        assertThat(curing.settling(began)).isEqualTo(SETTLING);
        assertThat(curing.settling(began.plusSeconds(4))).isEqualTo(SETTLING.minusSeconds(4));
        assertThat(curing.settling(began.minusSeconds(1))).isEqualTo(SETTLING);
        assertThat(curing.settling(NOW)).isZero();
    }

    @Test
    void boundsTheWaitWhenTheClockIsSetBack() {
        Waiting waiting = new Waiting(NOW, SETTLING, null, null);
        assertThat(waiting.left(NOW.minusSeconds(3600))).isEqualTo(SETTLING);
        assertThat(waiting.left(NOW.minusSeconds(4))).isEqualTo(Duration.ofSeconds(4));
        assertThat(waiting.left(NOW.plusSeconds(4))).isZero();
    }

    @Test
    void believesAnEarlyPassOnceItHasHeld() {
        Incident waiting = incident(new Waiting(NOW.plus(SETTLING), SETTLING, HOLD, null));
        Incident passing = observed(waiting, Outcome.PASS, 0);
        assertThat(passing.state()).isEqualTo(new Waiting(NOW.plus(SETTLING), SETTLING, HOLD, NOW));
        assertThat(observed(passing, Outcome.PASS, 2).isUnderWay()).isTrue();
        assertThat(observed(passing, Outcome.PASS, 3).state()).isInstanceOf(Healed.class);
    }

    @Test
    void aRunThatLeavesTheCheckOutDoesNotBreakAnEarlyPassOff() {
        Incident passing = incident(new Waiting(NOW.plus(SETTLING), SETTLING, HOLD, NOW));
        assertThat(observed(passing, Outcome.SKIPPED, 1)).isEqualTo(passing);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.INCLUDE,
            names = {"WARN", "FAIL", "ERROR", "BLOCKED"})
    void anEarlyPassThatBreaksOffIsForgotten(Outcome outcome) {
        Incident passing = incident(new Waiting(NOW.plus(SETTLING), SETTLING, HOLD, NOW));
        Incident broken = observed(passing, outcome, 2);
        assertThat(broken.state()).isEqualTo(new Waiting(NOW.plus(SETTLING), SETTLING, HOLD, null));
        assertThat(observed(broken, Outcome.PASS, 4).isUnderWay()).isTrue();
    }

    @Test
    void looksAgainInAFewSecondsWhileAPassIsProvisional() {
        Transition looked = incident(state("verifying")).on(event("maybe"), NOW);
        Instant next = NOW.plusSeconds(5);
        assertThat(looked.incident().state())
                .isEqualTo(new Waiting(next, Duration.ofSeconds(5), null, null));
        assertThat(looked.effects()).containsExactly(new Effect.WakeAt(next));
        assertThat(looked.incident().lastAttempt().orElseThrow().endedAt()).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {600, 601, 86_400, -600, -86_400})
    void aPassThatRemainsProvisionalIsUnknownAfterTenMinutes(long seconds) {
        Incident acted = acted(NOW.minusSeconds(seconds));
        Incident unknown = acted.on(event("maybe"), NOW).incident();
        assertThat(unknown.state()).isEqualTo(new Failing());
        assertThat(unknown.lastAttempt().orElseThrow().verification()).isEqualTo("ERROR: seen");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 599, -599})
    void aPassMayRemainProvisionalForTenMinutesSinceTheCureActed(long seconds) {
        Incident acted = acted(NOW.minusSeconds(seconds));
        assertThat(acted.on(event("maybe"), NOW).incident().isUnderWay()).isTrue();
    }

    @Test
    void thatIsCountedFromItsRecordWhereNobodyKnowsWhenItActed() {
        Incident recorded = incident(new Verifying());
        Instant began = recorded.lastAttempt().orElseThrow().startedAt();
        Instant late = began.plusSeconds(600);
        Event.Observed maybe = new Event.Observed(provisional(late));
        assertThat(recorded.on(maybe, late).incident().state()).isEqualTo(new Failing());
        assertThat(recorded.on(maybe, late.minusSeconds(1)).incident().isUnderWay()).isTrue();
    }

    private static Incident acted(Instant at) {
        return incident(new Verifying()).withLastAttempt(it -> it.acted(List.of(), at));
    }

    @Test
    void aProvisionalPassIsNotBelievedEarly() {
        Incident passing = incident(new Waiting(NOW.plus(SETTLING), SETTLING, HOLD, NOW));
        Instant held = NOW.plus(HOLD);
        Incident seen = passing.on(new Event.Observed(provisional(held)), held).incident();
        assertThat(seen.state()).isEqualTo(new Waiting(NOW.plus(SETTLING), SETTLING, HOLD, null));
    }

    @Test
    void escalatesOnce() {
        Transition first = incident(new Failing()).on(new Event.Refused(REFUSAL), NOW);
        assertThat(first.effects()).containsExactly(new Effect.Escalate(REFUSAL));
        Refusal other = new Refusal(Guardrail.CIRCUIT, "too often");
        assertThat(first.incident().on(new Event.Refused(other), NOW).effects()).isEmpty();
    }

    @Test
    void keepsItsAttemptsWhenItFailsAgain() {
        Incident again = incident(state("healed")).on(event("FAIL"), NOW).incident();
        assertThat(again.attempts()).hasSize(1);
        assertThat(again.reopenings()).containsExactly(NOW);
    }

    @Test
    void countsItsHealthyTimeAnewWhenItIsNotKnown() {
        assertThat(incident(state("healed")).on(event("ERROR"), NOW).incident().state())
                .isEqualTo(new Healed(NOW));
    }

    @Test
    void closesWhenHealthyForLongEnoughAndNotSooner() {
        Incident healed = incident(new Healed(NOW.minusSeconds(60)));
        assertThat(healed.aged(Duration.ofSeconds(61), NOW)).isEqualTo(healed);
        assertThat(healed.aged(Duration.ofSeconds(60), NOW).isClosed()).isTrue();
        Incident failing = incident(new Failing());
        assertThat(failing.aged(Duration.ZERO, NOW)).isEqualTo(failing);
    }

    @Test
    void aResetKeepsWhatIsLeftOfTheWait() {
        Incident waiting =
                incident(new Waiting(NOW.plusSeconds(10), Duration.ofSeconds(15), null, null));
        Incident curing = incident(new Curing(Duration.ofSeconds(15), null));

        Incident reset = waiting.on(new Event.Reset("ann"), NOW).incident();

        assertThat(reset.settling(NOW)).isEqualTo(Duration.ofSeconds(10));
        assertThat(reset.settling(NOW.plusSeconds(4))).isEqualTo(Duration.ofSeconds(6));
        assertThat(reset.settling(NOW.plusSeconds(11))).isZero();
        assertThat(reset.settling(NOW.minusSeconds(3600))).isEqualTo(Duration.ofSeconds(10));
        // Cut off while it acted: nobody knows when that was.
        assertThat(curing.on(new Event.Reset("ann"), NOW).incident().settling(NOW))
                .isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void aResetForgivesTheReopenings() {
        Incident flapping = incident(new Failing()).reopened(NOW).reopened(NOW);
        assertThat(flapping.on(new Event.Reset("ann"), NOW).incident().reopenings()).isEmpty();
    }

    @Test
    void aResetLeavesNothingToWaitForWhereNothingWasUnderWay() {
        Incident reset = incident(new Failing()).on(new Event.Reset("ann"), NOW).incident();
        assertThat(reset.state()).isEqualTo(new Closed(NOW));
    }

    @Test
    void isGivenUpByTheGuardrailThatPeopleWereToldOf() {
        Incident refusing = incident(new Refusing(REFUSAL));
        assertThat(refusing.escalated(NOW).isGivenUpBy(Guardrail.BUDGET)).isTrue();
        assertThat(refusing.escalated(NOW).isGivenUpBy(Guardrail.PAUSE)).isFalse();
        assertThat(refusing.isGivenUpBy(Guardrail.BUDGET)).isFalse();
        assertThat(incident(new Failing()).escalated(NOW).isGivenUpBy(Guardrail.BUDGET)).isFalse();
    }

    @Test
    void aNewIncidentHasNoAttempt() {
        Incident fresh =
                Incident.opened(
                        new IncidentId("it"), new TargetId("t"), new RunbookId("r"), CHECK, NOW);
        assertThat(fresh.lastAttempt()).isEmpty();
    }

    @Test
    void remembersABoundedNumberOfReopenings() {
        Incident incident = incident(new Failing());
        for (int i = 0; i < 50; i++) {
            incident = incident.reopened(NOW.plusSeconds(i));
        }
        assertThat(incident.reopenings())
                .hasSize(Incident.REOPENINGS_KEPT)
                .endsWith(NOW.plusSeconds(49));
    }

    @ParameterizedTest
    @EnumSource(Guardrail.class)
    void hasAWordForEveryRefusal(Guardrail guardrail) {
        String word =
                switch (guardrail) {
                    case BUDGET -> "EXHAUSTED";
                    case MANUAL -> "MANUAL";
                    default -> "SUPPRESSED";
                };
        assertThat(new Refusing(new Refusal(guardrail, "no")).word()).isEqualTo(word);
    }

    private static RemediationState state(String name) {
        return Objects.requireNonNull(STATES.get(name));
    }

    private static Event event(String name) {
        return Objects.requireNonNull(EVENTS.get(name));
    }

    private static Incident observed(Incident incident, Outcome outcome, int seconds) {
        Instant at = NOW.plusSeconds(seconds);
        return incident.on(new Event.Observed(result(outcome, at)), at).incident();
    }

    private static Incident incident(RemediationState state) {
        Instant before = NOW.minusSeconds(100);
        return Incident.opened(
                        new IncidentId("it"), new TargetId("t"), new RunbookId("r"), CHECK, before)
                .withAttempt(Attempt.started(1, before))
                .in(state);
    }

    private static CheckResult provisional(Instant at) {
        return result(Outcome.PASS, at, "the health of it");
    }

    private static CheckResult result(Outcome outcome, Instant at) {
        return result(outcome, at, "");
    }

    private static CheckResult result(Outcome outcome, Instant at, String pending) {
        return new CheckResult(
                CHECK,
                outcome,
                "",
                "",
                "seen",
                "",
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                at,
                Duration.ZERO,
                pending);
    }
}
