package dev.preflight.core.run;

import dev.preflight.core.check.CheckId;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.incident.Refusal;
import dev.preflight.core.incident.RemediationState.Waiting;
import dev.preflight.core.remediation.TargetHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a heal run remembers from one step to the next; all of it only for its report. */
final class Course {
    private static final Duration LOCK_ASKED_AGAIN = Duration.ofSeconds(1);

    private final Instant startedAt;
    private final boolean rests;
    private final Map<CheckId, Refusal> refusals = new HashMap<>();
    private final Set<CheckId> treated = new HashSet<>();
    private final Map<CheckId, List<ActionReport>> diagnostics = new HashMap<>();
    private final Map<CheckId, List<Instant>> putOffFor = new HashMap<>();
    private Duration lockAwaited = Duration.ZERO;
    private boolean hasReset;
    private @Nullable Rest rested;
    private @Nullable Rest rest;
    private @Nullable Waiting restedIn;

    private Course(Instant startedAt, boolean rests) {
        this.startedAt = startedAt;
        this.rests = rests;
    }

    /** Of a run that waits out its waits. */
    static Course inOne(Instant startedAt) {
        return new Course(startedAt, false);
    }

    /** Of a run that ends each step at a wait. */
    static Course inSteps(Instant startedAt) {
        return new Course(startedAt, true);
    }

    /** The next step, now that the rest before it is over. */
    void resume() {
        rested = rest;
        rest = null;
    }

    Instant startedAt() {
        return startedAt;
    }

    boolean rests() {
        return rests;
    }

    /** Whether a reset that was asked for is still to be done: once, however many steps there are. */
    boolean isToReset(RunRequest request) {
        boolean isFirst = !hasReset;
        hasReset = true;
        return request.reset() && isFirst;
    }

    Map<CheckId, Refusal> refusals() {
        return refusals;
    }

    /** Checks with a cure that was attempted or verified in this run. */
    Set<CheckId> treated() {
        return treated;
    }

    /** Those of the treated checks that pass. */
    Set<CheckId> healed(Results results) {
        Set<CheckId> healed = new HashSet<>(treated);
        healed.removeIf(check -> !results.passes(check));
        return healed;
    }

    /** What was collected about a check so far; grows. */
    List<ActionReport> diagnosticsOf(CheckId check) {
        return diagnostics.computeIfAbsent(check, none -> new ArrayList<>());
    }

    /**
     * Whether a check's next attempt is to be put off: once for every attempt of the target, by
     * whomever. That bounds it, should the clock be set back.
     */
    boolean isPutOff(CheckId check, TargetHistory history) {
        List<Instant> attempts = history.attempts();
        return !attempts.equals(putOffFor.put(check, attempts));
    }

    /** The rest before this step, if it was a part of this wait. */
    Optional<Rest> rested(Waiting wait) {
        return Optional.ofNullable(rested)
                .filter(it -> restedIn != null && wait.due().equals(restedIn.due()));
    }

    /** The check that the rest before this step was for. */
    Optional<CheckId> restedFor() {
        return Optional.ofNullable(rested).map(Rest::check);
    }

    /** The rest that ends this step; empty while it goes on. */
    Optional<Rest> rest() {
        return Optional.ofNullable(rest);
    }

    /** Rests until the check's next attempt may begin, or the lock may be asked for again. */
    void rest(Rest next) {
        rest = next;
        // What is left of such a rest says nothing about a wait that it happens to fall into.
        restedIn = null;
    }

    /** Rests in the wait after an attempt. */
    void rest(Rest next, Waiting wait) {
        rest = next;
        restedIn = wait;
    }

    /** There is no next step. */
    void end() {
        rest = null;
    }

    /** Rests until the lock may be asked for again, unless patience is at its end. */
    boolean awaitsLock(Duration patience, Instant now) {
        if (!rests || lockAwaited.compareTo(patience) >= 0) {
            return false;
        }
        lockAwaited = lockAwaited.plus(LOCK_ASKED_AGAIN);
        rest(new Rest(null, LOCK_ASKED_AGAIN, LOCK_ASKED_AGAIN, now.plus(LOCK_ASKED_AGAIN)));
        return true;
    }
}
