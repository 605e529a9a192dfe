package dev.preflight.core.remediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.preflight.core.check.Assertions;
import dev.preflight.core.check.CheckId;
import dev.preflight.core.check.CheckResult;
import dev.preflight.core.check.Outcome;
import dev.preflight.core.cure.Cure;
import dev.preflight.core.cure.CurePlan;
import dev.preflight.core.incident.Attempt;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.incident.IncidentId;
import dev.preflight.core.incident.Refusal;
import dev.preflight.core.incident.Refusal.Guardrail;
import dev.preflight.core.incident.RemediationState;
import dev.preflight.core.incident.RemediationState.Curing;
import dev.preflight.core.incident.RemediationState.Failing;
import dev.preflight.core.incident.RemediationState.Healed;
import dev.preflight.core.incident.RemediationState.Verifying;
import dev.preflight.core.incident.RemediationState.Waiting;
import dev.preflight.core.probe.CommandProbe;
import dev.preflight.core.runbook.Check;
import dev.preflight.core.runbook.Runbook;
import dev.preflight.core.runbook.RunbookId;
import dev.preflight.core.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemediationPolicyTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final TargetId TARGET = new TargetId("t");
    private static final RunbookId RUNBOOK = new RunbookId("r");
    private static final CheckId CHECK = new CheckId("it");
    private static final RemediationPolicy POLICY = RemediationPolicy.defaults();

    @ParameterizedTest(name = "{0} of {1} used")
    @CsvSource({
        "0,1,",
        "1,1,BUDGET",
        "0,2,",
        "1,2,",
        "2,2,BUDGET",
        "2,3,",
        "3,3,BUDGET",
        "4,3,BUDGET",
        "0,0,MANUAL",
        "1,0,MANUAL"
    })
    void allowsExactlySoManyAttempts(int used, int most, @Nullable Guardrail guardrail) {
        assertThat(refusal(check(most), incident(minutesAgo(used, 60)), List.of(), List.of()))
                .isEqualTo(Optional.ofNullable(guardrail));
    }

    @Test
    void aCheckWithoutACureIsForAPerson() {
        assertThat(refusal(built(uncured()), incident(List.of()), List.of(), List.of()))
                .contains(Guardrail.MANUAL);
    }

    @Test
    void aPauseHoldsUntilItsEnd() {
        assertThat(paused(NOW.plusMillis(1))).contains(Guardrail.PAUSE);
        assertThat(paused(NOW)).isEmpty();
        assertThat(paused(NOW.minusSeconds(1))).isEmpty();
    }

    @ParameterizedTest(name = "reopened {0} minutes ago: {1}")
    @CsvSource({
        "0 15 29,      FLAPPING",
        "0 15,     ",
        "0 15 30,     ",
        "0 15 31,     ",
        "1 2 3 4,      FLAPPING",
        "31 32 33 34,"
    })
    void aCheckThatReopensAgainAndAgainIsFlapping(String minutes, @Nullable Guardrail guardrail) {
        List<Instant> reopenings =
                Stream.of(minutes.split(" ", -1))
                        .map(it -> NOW.minus(Duration.ofMinutes(Long.parseLong(it))))
                        .toList();
        Incident incident = with(List.of(), reopenings, new Failing());
        assertThat(refusal(check(1), incident, List.of(), List.of()))
                .isEqualTo(Optional.ofNullable(guardrail));
    }

    @ParameterizedTest(name = "{0} cures, the last {1} minutes ago")
    @CsvSource({"9,1,", "10,1,CIRCUIT", "11,59,CIRCUIT", "10,60,", "10,-5,CIRCUIT"})
    void theCircuitOpensAtTenCuresAnHour(int cures, int minutes, @Nullable Guardrail guardrail) {
        Incident others =
                new Incident(
                        new IncidentId("other"),
                        TARGET,
                        new RunbookId("other"),
                        new CheckId("x"),
                        NOW,
                        minutesAgo(cures, minutes),
                        List.of(),
                        null,
                        new Failing());
        assertThat(refusal(check(1), incident(List.of()), List.of(others), List.of()))
                .isEqualTo(Optional.ofNullable(guardrail));
    }

    @Test
    void namesTheMostLastingReasonFirst() {
        List<Instant> flapping = List.of(NOW, NOW, NOW);
        List<Pause> pause = List.of(new Pause("ann", "deploying", NOW.plusSeconds(1)));
        Incident used = with(minutesAgo(10, 1), flapping, new Failing());
        Incident fresh = with(List.of(), flapping, new Failing());
        Incident calm = with(List.of(), List.of(), new Failing());
        List<Incident> others = List.of(withId("other", minutesAgo(10, 1)));
        assertThat(refusal(check(0), used, others, pause)).contains(Guardrail.MANUAL);
        assertThat(refusal(check(1), used, others, pause)).contains(Guardrail.BUDGET);
        assertThat(refusal(check(1), fresh, others, pause)).contains(Guardrail.PAUSE);
        assertThat(refusal(check(1), fresh, others, List.of())).contains(Guardrail.FLAPPING);
        assertThat(refusal(check(1), calm, others, List.of())).contains(Guardrail.CIRCUIT);
    }

    @Test
    void saysSinceWhenAndForHowLong() {
        Incident used = incident(minutesAgo(2, 14));
        assertThat(
                        POLICY.refusal(check(2), used, TargetHistory.empty(), NOW)
                                .orElseThrow()
                                .reason())
                .startsWith("all 2 of 2 attempts are used up, the first one 14 min ago; ");
        Pause pause = new Pause("ann", "deploying", NOW.plus(Duration.ofMinutes(200)));
        TargetHistory paused = new TargetHistory(List.of(), List.of(pause));
        assertThat(
                        POLICY.refusal(check(2), incident(List.of()), paused, NOW)
                                .orElseThrow()
                                .reason())
                .isEqualTo("cures are paused by ann for another 3 h 20 min: deploying");
    }

    @Test
    void aPlanWithNothingToDoIsForAPerson() {
        CurePlan plan = new CurePlan(List.of(), List.of());
        assertThat(POLICY.refusal(plan).map(Refusal::guardrail)).contains(Guardrail.MANUAL);
    }

    @Test
    void onlyADefiniteFailureOpensAnIncident() {
        for (Outcome outcome : Outcome.values()) {
            assertThat(observed(outcome, Optional.empty()).isPresent())
                    .isEqualTo(outcome == Outcome.FAIL);
        }
    }

    @Test
    void aFailureSoonAfterReopensTheSameIncidentWithWhatIsLeft() {
        Incident healed = healed(Duration.ofMinutes(10).minusMillis(1));
        Incident again = observed(Outcome.FAIL, Optional.of(healed)).orElseThrow();
        assertThat(again.id()).isEqualTo(healed.id());
        assertThat(again.attempts()).hasSize(2);
        assertThat(again.reopenings()).containsExactly(NOW);
    }

    @Test
    void aFailureAfterTenHealthyMinutesHasAFreshBudgetAndRemembersItsReopenings() {
        Incident healed = healed(Duration.ofMinutes(10));
        Incident next = observed(Outcome.FAIL, Optional.of(healed)).orElseThrow();
        assertThat(next.id()).isNotEqualTo(healed.id());
        assertThat(next.attempts()).isEmpty();
        assertThat(next.reopenings()).containsExactly(NOW);
        assertThat(next.escalatedAt()).isNull();
    }

    @Test
    void closesAnIncidentThatIsHealthyForLongEnough() {
        assertThat(POLICY.closedByAge(healed(Duration.ofMinutes(10)), NOW))
                .hasValueSatisfying(it -> assertThat(it.isClosed()).isTrue());
        assertThat(POLICY.closedByAge(healed(Duration.ofMinutes(10).minusMillis(1)), NOW))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FAIL")
    void aClosedIncidentStaysAsItIs(Outcome outcome) {
        Incident closed = with(List.of(), List.of(), new RemediationState.Closed(NOW));
        assertThat(observed(outcome, Optional.of(closed))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,20", "5,15", "20,0", "30,0", "-3600,20"})
    void putsTheNextAttemptOffAfterAnEarlyPass(int secondsAgo, int left) {
        Instant actedAt = NOW.minusSeconds(secondsAgo);
        Attempt early = new Attempt(1, actedAt, actedAt, actedAt, List.of(), "PASS");
        Incident incident = incident(List.of(early));
        Cure.Builder cure = Cure.named("c").waitAfterCure(Duration.ofSeconds(20));
        assertThat(POLICY.putOff(cure.build(), incident, TargetHistory.empty(), NOW)).isZero();
        assertThat(
                        POLICY.putOff(
                                cure.verifyEarly(Duration.ZERO).build(),
                                incident,
                                TargetHistory.empty(),
                                NOW))
                .isEqualTo(Duration.ofSeconds(left));
    }

    @ParameterizedTest(name = "{0} s after the attempt: {1} s left")
    @CsvSource({"0,20", "5,15", "20,0", "21,0", "-3600,20"})
    void putsTheNextAttemptOffWhileAnotherCheckIsBeingCured(int secondsAgo, int left) {
        Instant began = NOW.minusSeconds(secondsAgo);
        Duration settling = Duration.ofSeconds(20);
        List<RemediationState> underWay =
                List.of(
                        new Curing(settling, null),
                        new Waiting(began.plus(settling), settling, null, null));
        for (RemediationState state : underWay) {
            Attempt attempt = new Attempt(1, began, null, null, List.of(), "");
            TargetHistory history =
                    new TargetHistory(List.of(with(List.of(attempt), List.of(), state)), List.of());
            Cure cure = Cure.named("c").build();
            assertThat(POLICY.putOff(cure, withId("other", List.of()), history, NOW))
                    .isEqualTo(Duration.ofSeconds(left));
        }
    }

    @Test
    void anotherCheckThatIsNotBeingCuredPutsNothingOff() {
        for (RemediationState state : List.of(new Failing(), new Verifying(), new Healed(NOW))) {
            TargetHistory history =
                    new TargetHistory(List.of(with(minutesAgo(1, 0), List.of(), state)), List.of());
            Cure cure = Cure.named("c").build();
            assertThat(POLICY.putOff(cure, withId("other", List.of()), history, NOW)).isZero();
        }
    }

    @Test
    void waitsForTheLongerOfItsOwnWaitAndAnotherOne() {
        Attempt early = new Attempt(1, NOW, NOW, NOW, List.of(), "PASS");
        for (int others : List.of(5, 30)) {
            Duration settling = Duration.ofSeconds(others);
            Incident waiting =
                    with(
                            List.of(),
                            List.of(),
                            new Waiting(NOW.plus(settling), settling, null, null));
            TargetHistory history = new TargetHistory(List.of(waiting), List.of());
            Cure cure =
                    Cure.named("c")
                            .waitAfterCure(Duration.ofSeconds(20))
                            .verifyEarly(Duration.ZERO)
                            .build();
            assertThat(POLICY.putOff(cure, withId("other", List.of(early)), history, NOW))
                    .isEqualTo(Duration.ofSeconds(Math.max(20, others)));
        }
    }

    @Test
    void anEarlyPassPutsOffOnlyTheNextAttemptAtItsOwnCheck() {
        Attempt early = new Attempt(1, NOW, NOW, NOW, List.of(), "PASS");
        Cure cure =
                Cure.named("c")
                        .waitAfterCure(Duration.ofSeconds(20))
                        .verifyEarly(Duration.ZERO)
                        .build();
        assertThat(putOffAfter(early, RUNBOOK, CHECK, cure)).hasSeconds(20);
        assertThat(putOffAfter(early, RUNBOOK, new CheckId("other"), cure)).isZero();
        assertThat(putOffAfter(early, new RunbookId("other"), CHECK, cure)).isZero();
    }

    private static Duration putOffAfter(
            Attempt early, RunbookId runbook, CheckId check, Cure cure) {
        Incident earlier =
                new Incident(
                        new IncidentId("earlier"),
                        TARGET,
                        runbook,
                        check,
                        NOW,
                        List.of(early),
                        List.of(),
                        null,
                        new RemediationState.Closed(NOW));
        TargetHistory history = new TargetHistory(List.of(earlier), List.of());
        return POLICY.putOff(cure, incident(List.of()), history, NOW);
    }

    @Test
    void noCuresAnHourMeansNone() {
        RemediationPolicy none = policy(0, 3);
        assertThat(none.refusal(check(1), incident(List.of()), TargetHistory.empty(), NOW))
                .map(Refusal::guardrail)
                .contains(Guardrail.CIRCUIT);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, Incident.REOPENINGS_KEPT})
    void countsAnyNumberOfReopeningsThatIsRemembered(int reopenings) {
        RemediationPolicy policy = policy(10, reopenings);
        Incident once = with(List.of(), Collections.nCopies(reopenings - 1, NOW), new Failing());
        Incident again = with(List.of(), Collections.nCopies(reopenings, NOW), new Failing());
        assertThat(policy.refusal(check(1), once, TargetHistory.empty(), NOW)).isEmpty();
        assertThat(policy.refusal(check(1), again, TargetHistory.empty(), NOW))
                .map(Refusal::guardrail)
                .contains(Guardrail.FLAPPING);
    }

    private static RemediationPolicy policy(int maxCuresPerHour, int flappingReopenings) {
        return new RemediationPolicy(
                POLICY.minHealthyPeriod(),
                maxCuresPerHour,
                flappingReopenings,
                POLICY.flappingWindow());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 21})
    void refusesRulesThatMakeNoSense(int reopenings) {
        Duration minute = Duration.ofMinutes(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RemediationPolicy(minute, 1, reopenings, minute));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RemediationPolicy(minute.negated(), 1, 3, minute));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RemediationPolicy(minute, 1, 3, minute.negated()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RemediationPolicy(minute, -1, 3, minute));
    }

    @Test
    void looksBackNoFurtherThanItsHistoryGoes() {
        Duration day = Duration.ofDays(1);
        assertThat(new RemediationPolicy(day, 1, 3, day).flappingWindow()).isEqualTo(day);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RemediationPolicy(day, 1, 3, day.plusMillis(1)))
                .withMessageContaining("at most 24 h");
    }

    private static Optional<Guardrail> paused(Instant until) {
        return refusal(
                check(1), incident(List.of()), List.of(), List.of(new Pause("ann", "why", until)));
    }

    private static Optional<Guardrail> refusal(
            Check check, Incident incident, List<Incident> others, List<Pause> pauses) {
        List<Incident> all = new ArrayList<>(others);
        all.add(incident);
        return POLICY.refusal(check, incident, new TargetHistory(all, pauses), NOW)
                .map(Refusal::guardrail);
    }

    private static Optional<Incident> observed(Outcome outcome, Optional<Incident> latest) {
        CheckResult result =
                new CheckResult(
                        CHECK,
                        outcome,
                        "",
                        "",
                        "",
                        "",
                        List.of(),
                        List.of(),
                        Map.of(),
                        List.of(),
                        NOW,
                        Duration.ZERO);
        return POLICY.observed(TARGET, RUNBOOK, result, latest, NOW)
                .map(transition -> transition.incident());
    }

    private static Incident healed(Duration ago) {
        return with(minutesAgo(2, 5), List.of(), new Healed(NOW.minus(ago)));
    }

    private static Incident incident(List<Attempt> attempts) {
        return with(attempts, List.of(), new Failing());
    }

    private static Incident withId(String id, List<Attempt> attempts) {
        return new Incident(
                new IncidentId(id),
                TARGET,
                RUNBOOK,
                CHECK,
                NOW,
                attempts,
                List.of(),
                null,
                new Failing());
    }

    private static Incident with(
            List<Attempt> attempts, List<Instant> reopenings, RemediationState state) {
        return new Incident(
                new IncidentId("this"),
                TARGET,
                RUNBOOK,
                CHECK,
                NOW,
                attempts,
                reopenings,
                null,
                state);
    }

    private static List<Attempt> minutesAgo(int attempts, int minutes) {
        Instant at = NOW.minus(Duration.ofMinutes(minutes));
        return IntStream.rangeClosed(1, attempts)
                .mapToObj(number -> new Attempt(number, at, at, at, List.of(), ""))
                .toList();
    }

    private static Check check(int maxRetries) {
        return built(uncured().cure(Cure.named("c").command("true").maxRetries(maxRetries)));
    }

    private static Check built(Check.Builder check) {
        return Runbook.named("r").check(check).build().checks().get(0);
    }

    private static Check.Builder uncured() {
        return Check.named("it").probe(new CommandProbe("true")).passIf(Assertions.succeeds());
    }
}
