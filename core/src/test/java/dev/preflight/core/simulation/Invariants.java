package dev.preflight.core.simulation;

import dev.preflight.core.check.CheckId;
import dev.preflight.core.check.Outcome;
import dev.preflight.core.cure.Step;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.incident.RemediationState.Curing;
import dev.preflight.core.incident.RemediationState.Failing;
import dev.preflight.core.incident.RemediationState.Healed;
import dev.preflight.core.incident.RemediationState.Refusing;
import dev.preflight.core.incident.RemediationState.Waiting;
import dev.preflight.core.probe.Probe;
import dev.preflight.core.remediation.Pause;
import dev.preflight.core.run.CheckReport;
import dev.preflight.core.run.Mode;
import dev.preflight.core.run.RunOutcome;
import dev.preflight.core.run.RunReport;
import dev.preflight.core.run.RunRequest;
import dev.preflight.core.runbook.RunbookId;
import dev.preflight.core.simulation.RunSeen.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What must hold in every history, after every step of it. Believes nothing that the product says
 * of itself: it watches what is done to the world and to the ledger, knows what is true in the
 * world, and does its own counting. Each rule is one call of {@link #require}, in words.
 */
final class Invariants {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Set<String> GIVEN_UP = Set.of("EXHAUSTED", "SUPPRESSED", "MANUAL");

    // From the product's reading of the clock to the record of what came of it.
    private static final Duration SLACK = Duration.ofMillis(10);

    private final History history;
    private final Map<Program, RunSeen> runs = new HashMap<>();
    private final Map<Place, Case> cases = new HashMap<>();
    private final Map<World, List<Duration>> attempts = new HashMap<>();

    private record Place(World world, RunbookId runbook, CheckId check) {}

    Invariants(History history) {
        this.history = history;
    }

    // What was seen ---------------------------------------------------------------------------

    void runs(Program program, RunRequest request) {
        String runbook = request.runbook().id().value();
        runs.put(program, new RunSeen(request, history.scenario.termsOf(runbook)));
    }

    void asks(Program program, Probe probe) {
        run(program).asks(probe, now());
    }

    void sees(Program program, Probe probe) {
        run(program).sees(probe, program.world);
    }

    void loaded(Program program, List<Pause> pauses) {
        RunSeen run = runs.get(program);
        if (run != null) {
            run.pauses = pauses;
            run.pausesSeen = run.next();
        }
    }

    /** A run is told that it waits on account of a check. */
    void waits(Program program, String check) {
        boolean isOwnWait =
                latest(program, check).filter(it -> it.state() instanceof Waiting).isPresent();
        if (!isOwnWait) {
            history.saw(Happening.PUT_OFF);
        }
    }

    void judged(Program program, String check, Outcome outcome) {
        RunSeen run = run(program);
        Verdict verdict = run.judged(check, outcome, now());
        Terms terms = terms(run, check);
        if (outcome == Outcome.PASS) {
            require(
                    verdict.sight().isFit(),
                    "a check passes only if what it is about is truly fit");
        }
        if (outcome == Outcome.FAIL || outcome == Outcome.WARN) {
            require(
                    verdict.sight().isBroken(),
                    "a check fails only if what it is about was seen to be broken");
            require(
                    (outcome == Outcome.WARN) == terms.warns(),
                    "only what is to warn warns, and it does not fail");
        }
        if (outcome != Outcome.BLOCKED) {
            require(requirementsPass(run, terms), "what a failed requirement blocks is not probed");
        }
        if (isUnderLock(program)) {
            Case it = caseOf(program, check);
            boolean goesOn = outcome == Outcome.PASS && it.passingSince != null;
            it.passingSince = outcome != Outcome.PASS ? null : goesOn ? it.passingSince : now();
        }
    }

    private boolean requirementsPass(RunSeen run, Terms terms) {
        return terms.requires().stream()
                .map(run.verdicts::get)
                // One that was left out was not judged, and keeps nobody.
                .allMatch(it -> it == null || it.outcome().letsOthersProceed());
    }

    // What is recorded ------------------------------------------------------------------------

    void recorded(Program program, @Nullable Incident before, Incident after) {
        history.saw(Happening.valueOf("STATE_" + after.state().word()));
        require(isUnderLock(program), "the ledger is written under the target's lock only");
        Place place = new Place(program.world, after.runbook(), after.check());
        Case it = caseOf(place);
        if (before == null) {
            opens(place, it, after);
        } else {
            forgetsNothing(program, it, before, after);
        }
        int known = before == null ? 0 : before.attempts().size();
        if (after.attempts().size() > known) {
            attempts(program, place, it, before, after);
        } else if (known > 0 && isVerified(after) && !isVerified(before)) {
            verifies(program, it, after);
        }
        takesOver(program, it, before, after);
        heals(program, it, before, after);
        reopens(it, before, after);
        closes(program, it, before, after);
        escalates(before, after);
    }

    private void opens(Place place, Case it, Incident after) {
        long open = incidents(place).filter(incident -> !incident.isClosed()).count();
        require(open <= 1, "a check of a target has one open incident at most");
        if (it.hasHealedAndClosed) {
            history.saw(Happening.SUCCEEDED);
            it.reopenings.add(now());
            it.hasHealedAndClosed = false;
        }
        require(after.attempts().isEmpty(), "an incident begins with no attempt");
    }

    private void forgetsNothing(Program program, Case it, Incident before, Incident after) {
        require(!before.isClosed(), "what is closed stays as it is");
        if (after.attempts().size() < before.attempts().size()) {
            withdraws(program, it, before, after);
        }
        require(
                before.escalatedAt() == null || before.escalatedAt().equals(after.escalatedAt()),
                "an incident is escalated once");
    }

    // The ledger said that it could not write, and nobody acted.
    private void withdraws(Program program, Case it, Incident before, Incident after) {
        Deed deed = known(it.last, "what is withdrawn was recorded");
        require(
                deed == run(program).deed
                        && !deed.isActing
                        && !deed.hasActed()
                        && after.attempts().size() == before.attempts().size() - 1,
                "an attempt that is recorded and may have acted is never forgotten");
        it.last = deed.previous;
        it.spent--;
        attemptsOn(program.world).remove(attemptsOn(program.world).size() - 1);
        run(program).deed = null;
    }

    private void attempts(
            Program program, Place place, Case it, @Nullable Incident former, Incident after) {
        Incident before = known(former, "an incident begins with no attempt");
        RunSeen run = run(program);
        Terms terms = terms(run, after.check().value());
        history.saw(Happening.ATTEMPT);
        require(run.request.mode() == Mode.HEAL, "only healing cures");
        require(!before.isUnderWay(), "no attempt while one is under way");
        require(
                after.state() instanceof Curing
                        && after.attempts().size() == before.attempts().size() + 1,
                "one attempt after the other");

        require(terms.isCured() && terms.most() > 0, "what is to be cured by hand is not cured");
        require(it.spent < terms.most(), "no more attempts than max retries in a budget");
        it.spent++;
        Verdict verdict =
                known(run.verdicts.get(terms.check()), "only what was looked at is cured");
        require(verdict.outcome() == Outcome.FAIL, "only a definite failure is cured");
        require(requirementsPass(run, terms), "the root cause is cured first");

        require(run.pausesSeen > verdict.order(), "whether cures are paused is asked just before");
        require(
                run.pauses.stream()
                        .noneMatch(pause -> history.clock.wall().isBefore(pause.until())),
                "nothing is cured in a pause");
        require(
                within(it.reopenings, history.policy.flappingWindow())
                        < history.policy.flappingReopenings(),
                "what flaps is not cured");
        require(
                within(attemptsOn(place.world()), HOUR) < history.policy.maxCuresPerHour(),
                "no more cures of a target in an hour than allowed");
        attemptsOn(place.world()).add(now());

        oneCureAtATime(place, verdict);
        Deed deed = new Deed(terms, after.id(), after.attempts().size(), now(), it.last);
        it.last = deed;
        it.passingSince = null;
        run.deed = deed;
        run.attempts++;
    }

    private void oneCureAtATime(Place place, Verdict verdict) {
        for (Map.Entry<Place, Case> other : cases.entrySet()) {
            Deed deed = other.getValue().last;
            if (deed == null || deed.isStray || other.getKey().world() != place.world()) {
                continue;
            }
            require(!deed.isActing, "one cure of a target at a time acts");
            boolean isOver = deed.isVerified && !other.getKey().equals(place);
            require(
                    isOver || verdict.judged().compareTo(deed.due()) >= 0,
                    "no attempt before the wait of the one before is over, nor on older evidence");
            require(
                    !deed.hasActed() || verdict.asked().compareTo(deed.base()) >= 0,
                    "after a cure everything is looked at anew before anything is touched");
        }
    }

    private void takesOver(Program program, Case it, @Nullable Incident before, Incident after) {
        RunSeen run = runs.get(program);
        boolean isCutOff =
                before != null
                        && before.state() instanceof Curing
                        && (run == null || it.last != run.deed);
        if (isCutOff) {
            history.saw(Happening.TAKEN_OVER);
            require(
                    after.state() instanceof Waiting || after.isClosed(),
                    "an attempt that was cut off is waited for");
        }
    }

    private void verifies(Program program, Case it, Incident after) {
        Deed deed = known(it.last, "only an attempt is verified");
        require(
                deed.incident.equals(after.id()) && deed.number == after.attempts().size(),
                "what is verified is the latest attempt");
        Verdict verdict =
                known(
                        run(program).verdicts.get(after.check().value()),
                        "only an observation verifies");
        boolean isOver = verdict.asked().compareTo(deed.due()) >= 0;
        Duration early = deed.terms.early();
        boolean isEarly =
                !isOver
                        && early != null
                        && verdict.outcome() == Outcome.PASS
                        && it.passingSince != null
                        && isReached(it.passingSince.plus(early));
        require(
                isOver || isEarly,
                "nothing is verified before the wait is over, unless a pass has held as agreed");
        require(!deed.isActing || deed.isStray, "nothing is verified while it acts");
        if (isEarly) {
            history.saw(Happening.BELIEVED_EARLY);
        }
        deed.isVerified = true;
        if (verdict.outcome() == Outcome.PASS && !(after.state() instanceof Healed)) {
            history.saw(Happening.HEALTH_AWAITED_FOR_TOO_LONG);
            require(!verdict.sight().isProved(), "a pass that is known for good heals");
        }
    }

    private void heals(Program program, Case it, @Nullable Incident before, Incident after) {
        if (!(after.state() instanceof Healed healed)
                || (before != null && before.state().equals(healed))) {
            return;
        }
        it.healedSince = now();
        Verdict verdict = run(program).verdicts.get(after.check().value());
        boolean wasHealed = before != null && before.state() instanceof Healed;
        require(
                wasHealed || (verdict != null && verdict.sight().isProved()),
                "only a pass that was true, and known for good, heals");
        require(
                before == null || !before.isUnderWay() || isVerified(after),
                "only a verification heals");
    }

    private void reopens(Case it, @Nullable Incident before, Incident after) {
        if (before != null
                && before.state() instanceof Healed
                && after.state() instanceof Failing) {
            history.saw(Happening.REOPENED);
            it.reopenings.add(now());
        }
    }

    private void closes(Program program, Case it, @Nullable Incident before, Incident after) {
        if (!after.isClosed()) {
            return;
        }
        RunSeen run = runs.get(program);
        boolean isReset = run != null && run.mayReset.remove(after.check().value());
        if (isReset) {
            history.saw(Happening.RESET_BY_COMMAND);
        }
        if (isReset || it.isToBeForgiven) {
            it.isToBeForgiven = false;
            it.hasHealedAndClosed = false;
            it.reopenings.clear();
        } else {
            require(
                    before != null
                            && before.state() instanceof Healed
                            && it.healedSince != null
                            && isReached(it.healedSince.plus(history.policy.minHealthyPeriod())),
                    "a fresh budget comes with a person's reset or with enough healthy time");
            it.hasHealedAndClosed = true;
        }
        it.spent = 0;
    }

    private void escalates(@Nullable Incident before, Incident after) {
        boolean isNew =
                after.escalatedAt() != null && (before == null || before.escalatedAt() == null);
        if (isNew) {
            history.saw(Happening.ESCALATION);
            require(after.state() instanceof Refusing, "what is escalated is given up");
        }
        if (after.state() instanceof Refusing refusing) {
            require(after.escalatedAt() != null, "what is given up is escalated");
            require(!refusing.refusal().reason().isBlank(), "what is given up has a reason");
        }
    }

    /** A person resets an incident, and is about to record that. */
    void forgives(Program person, Incident incident) {
        caseOf(new Place(person.world, incident.runbook(), incident.check())).isToBeForgiven = true;
    }

    // What is done ----------------------------------------------------------------------------

    void acts(Program program, Step step) {
        RunSeen run = run(program);
        Deed deed = known(run.deed, "nothing acts without an attempt of its own that is recorded");
        require(isUnderLock(program), "nothing acts without the target's lock");
        require(isDurablyCuring(program, deed), "an attempt is durable before and while it acts");
        require(isOf(deed.terms, step), "a cure does what it is for, and nothing else");
        require(
                deed.terms.about() == Terms.About.PART || run.knowsProject,
                "nothing is done to containers unless it is certain that the project is the one meant");
        step.actsOn()
                .ifPresent(container ->
                        require(
                                container.id().startsWith("id-" + program.world.target.project()),
                                "nothing outside the project is touched"));
        if (step instanceof Step.Restart restart && !deed.terms.busyAllowed()) {
            Verdict verdict = run.verdicts.get(deed.terms.check());
            require(
                    verdict != null && run.registrySeen > verdict.order(),
                    "whether a worker is busy is known before it is restarted");
            require(!run.busy.contains(restart.container().id()), "no busy worker is restarted");
        }
        deed.isActing = true;
    }

    private boolean isDurablyCuring(Program program, Deed deed) {
        return history.incidents(program.world).stream()
                .filter(incident -> incident.id().equals(deed.incident))
                .anyMatch(incident ->
                        incident.state() instanceof Curing
                                && incident.attempts().size() == deed.number);
    }

    private static boolean isOf(Terms terms, Step step) {
        return switch (terms.about()) {
            case PART ->
                    step instanceof Step.Script script && script.script().equals(terms.check());
            case CONTAINERS_RUNNING, REGISTERED, TYPES, STATES, NONE_UNWELL ->
                    step instanceof Step.OnContainer || step instanceof Step.Create;
        };
    }

    void hasActed(Program program) {
        Deed deed = run(program).deed;
        if (deed != null) {
            deed.ends(now());
        }
    }

    void escalated(Program program, String check) {
        Case it = caseOf(program, check);
        Optional<Incident> latest = latest(program, check);
        require(latest.isPresent(), "what people are told of is recorded");
        int times = it.told.merge(latest.get().id(), 1, Integer::sum);
        require(times == 1, "people are told of an incident once");
    }

    void died(Program program) {
        RunSeen run = runs.get(program);
        if (run != null && run.deed != null && run.deed.isActing) {
            run.deed.ends(now());
        }
    }

    void lost(Program program) {
        RunSeen run = runs.get(program);
        if (run != null && run.deed != null && run.deed.isActing) {
            history.saw(Happening.LEASE_LOST_WHILE_ACTING);
            run.deed.isStray = true;
        }
    }

    // What is reported ------------------------------------------------------------------------

    void over(Program program, RunRequest request, RunReport report) {
        RunSeen run = run(program);
        history.saw(
                request.mode() == Mode.PLAN
                        ? Happening.PLAN_RUN
                        : Happening.valueOf(report.outcome() + "_RUN"));
        for (CheckReport check : report.checks()) {
            isHonest(run, request, report, check);
        }
        if (report.outcome() == RunOutcome.PASSED) {
            require(run.attempts == 0, "a run that cured something is healed, not passed");
        }
    }

    private void isHonest(RunSeen run, RunRequest request, RunReport report, CheckReport check) {
        Outcome outcome = check.result().outcome();
        Verdict verdict = run.verdicts.get(check.check().id().value());
        if (outcome == Outcome.PASS && !report.isInterrupted()) {
            require(
                    verdict != null && verdict.sight().isFit(),
                    "a pass is reported only if it was true when it was last looked");
        }
        if (outcome == Outcome.PASS && report.outcome() == RunOutcome.HEALED) {
            require(
                    verdict != null && verdict.sight().isProved(),
                    "a run is healed only if that is known for good");
        }
        if (report.outcome().isReady()) {
            require(
                    outcome == Outcome.PASS
                            || outcome == Outcome.WARN
                            || outcome == Outcome.SKIPPED,
                    "a target is ready only if all that was asked for passed");
        }
        boolean isDecided =
                request.mode() == Mode.HEAL
                        && outcome == Outcome.FAIL
                        && !request.failFast()
                        && !report.isInterrupted();
        if (isDecided) {
            require(
                    check.remediation().isPresent()
                            && GIVEN_UP.contains(check.remediation().get().state())
                            && !check.remediation().get().reason().isBlank(),
                    "what still fails was given up, for a reason that is named");
        }
    }

    /** Everything was well for longer than any period, and was looked at. */
    void isAtPeace(Channel.Place place, RunReport report) {
        require(report.outcome().isReady(), "what is well is ready");
        for (Incident incident : history.incidents(place.world())) {
            require(
                    incident.isClosed() || !incident.runbook().value().equals(place.runbook()),
                    "every incident is closed once all was well for long enough");
        }
    }

    /** Nothing disturbs any more, and a last run is over. */
    void isSettled(Channel.Place place, RunReport report) {
        for (CheckReport check : report.checks()) {
            history.durable
                    .load(place.world().target.id())
                    .latest(new RunbookId(place.runbook()), check.check().id())
                    .ifPresent(incident -> isSettled(incident, check.result().outcome()));
        }
    }

    private void isSettled(Incident incident, Outcome outcome) {
        boolean isBlocked = outcome == Outcome.BLOCKED;
        // Of what was attempted a person must know that nobody can tell whether it helped.
        boolean isUnknown =
                isBlocked || (outcome == Outcome.ERROR && incident.attempts().isEmpty());
        require(
                incident.isClosed()
                        || incident.state() instanceof Healed
                        || incident.state() instanceof Refusing
                        || (incident.state() instanceof Failing && isUnknown)
                        // By a clock that was set back; or until what it requires passes.
                        || (incident.state() instanceof Waiting && isBlocked),
                "every incident ends, or waits for something that has a name");
    }

    // -----------------------------------------------------------------------------------------

    private void require(boolean holds, String rule) {
        if (!holds) {
            history.fail(new AssertionError(rule));
            throw new Program.Gone();
        }
    }

    private <T> T known(@Nullable T what, String rule) {
        require(what != null, rule);
        return Objects.requireNonNull(what);
    }

    private boolean isUnderLock(Program program) {
        return history.locks.isHeldBy(program);
    }

    private static boolean isVerified(@Nullable Incident incident) {
        return incident != null
                && incident.lastAttempt().filter(it -> it.endedAt() != null).isPresent();
    }

    private boolean isReached(Duration time) {
        return now().plus(SLACK).compareTo(time) >= 0;
    }

    private long within(List<Duration> times, Duration window) {
        Duration start = now().minus(window).plus(SLACK);
        return times.stream().filter(time -> time.compareTo(start) > 0).count();
    }

    private List<Duration> attemptsOn(World world) {
        return attempts.computeIfAbsent(world, none -> new ArrayList<>());
    }

    private Duration now() {
        return history.clock.seemsPassed();
    }

    private RunSeen run(Program program) {
        RunSeen run = runs.get(program);
        if (run == null) {
            throw new IllegalStateException(program.name + " runs nothing");
        }
        return run;
    }

    private static Terms terms(RunSeen run, String check) {
        return run.checks.stream().filter(it -> it.check().equals(check)).findFirst().orElseThrow();
    }

    private Stream<Incident> incidents(Place place) {
        return history.incidents(place.world()).stream()
                .filter(it ->
                        it.runbook().equals(place.runbook()) && it.check().equals(place.check()));
    }

    private Optional<Incident> latest(Program program, String check) {
        return history.durable
                .load(program.world.target.id())
                .latest(run(program).request.runbook().id(), new CheckId(check));
    }

    private Case caseOf(Program program, String check) {
        RunbookId runbook = run(program).request.runbook().id();
        return caseOf(new Place(program.world, runbook, new CheckId(check)));
    }

    private Case caseOf(Place place) {
        return cases.computeIfAbsent(place, none -> new Case());
    }
}
