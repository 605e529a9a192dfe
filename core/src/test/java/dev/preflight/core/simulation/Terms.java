package dev.preflight.core.simulation;

import dev.preflight.core.check.Assertion;
import dev.preflight.core.check.Assertions;
import dev.preflight.core.check.ContainerAssertions;
import dev.preflight.core.check.WorkerAssertions;
import dev.preflight.core.container.ServiceGroup;
import dev.preflight.core.cure.Action;
import dev.preflight.core.cure.Cure;
import dev.preflight.core.probe.CommandProbe;
import dev.preflight.core.probe.ContainersProbe;
import dev.preflight.core.probe.Probe;
import dev.preflight.core.probe.WorkersProbe;
import dev.preflight.core.runbook.Check;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A check and its cure as the simulation's author meant them: what is built from this for the
 * product is one thing, what the invariants hold it to is this.
 *
 * @param check its id; for a part, the part's name
 * @param about what it is about
 * @param requires ids of others
 * @param warns whether a failure only warns
 * @param isCured whether there is a cure at all
 * @param most attempts
 * @param settling the wait after the cure
 * @param early how long a pass must hold to be believed; null never
 * @param busyAllowed whether busy workers may be restarted
 * @param pause between two actions of the cure; null for a cure of one action
 */
record Terms(
        String check,
        About about,
        List<String> requires,
        boolean warns,
        boolean isCured,
        int most,
        Duration settling,
        @Nullable Duration early,
        boolean busyAllowed,
        @Nullable Duration pause) {

    static final WorkersProbe REGISTRY = new WorkersProbe("http://backend/workers");

    /** What a check is about. */
    enum About {
        PART,
        CONTAINERS_RUNNING,
        REGISTERED,
        TYPES,
        STATES,
        NONE_UNWELL
    }

    /** A fresh object each time, as of a runbook that is read anew. */
    Check toCheck() {
        Check.Builder built =
                Check.named(check)
                        .probe(probe())
                        .passIf(condition())
                        .requires(requires.toArray(String[]::new));
        if (warns) {
            built.onlyWarns();
        }
        return isCured ? built.cure(cure()).build() : built.build();
    }

    private Probe probe() {
        return switch (about) {
            case PART -> new CommandProbe(check);
            case CONTAINERS_RUNNING, NONE_UNWELL -> new ContainersProbe();
            case REGISTERED, TYPES, STATES -> REGISTRY;
        };
    }

    private Assertion condition() {
        return switch (about) {
            case PART -> Assertions.succeeds();
            case CONTAINERS_RUNNING ->
                    ContainerAssertions.oneRunningOfEach(
                            List.of(
                                    new ServiceGroup("training-worker-", "training-worker-1"),
                                    new ServiceGroup("backtest-worker-", "backtest-worker-1")));
            case REGISTERED -> WorkerAssertions.registered();
            case TYPES -> WorkerAssertions.bothTypes();
            case STATES -> WorkerAssertions.noneInErrorOrOffline();
            case NONE_UNWELL -> ContainerAssertions.noneUnwell();
        };
    }

    private Cure cure() {
        Cure.Builder cure = Cure.named("mend " + check).maxRetries(most).waitAfterCure(settling);
        act(cure);
        if (pause != null) {
            cure.action(new Action.Wait(pause));
            act(cure);
        }
        if (early != null) {
            cure.verifyEarly(early);
        }
        return (busyAllowed ? cure.allowBusy() : cure).build();
    }

    private void act(Cure.Builder cure) {
        switch (about) {
            case PART -> cure.command(check);
            case CONTAINERS_RUNNING -> cure.upImplicated();
            case REGISTERED, TYPES, STATES, NONE_UNWELL ->
                    cure.collectLogs(5, null).restartImplicated();
        }
    }
}
