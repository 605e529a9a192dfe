package dev.preflight.core.run;

import dev.preflight.core.ForeignCode;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.cure.ActionReport.Result;
import dev.preflight.core.cure.Actuators;
import dev.preflight.core.cure.PlannedStep;
import dev.preflight.core.cure.Step;
import dev.preflight.core.remediation.TargetLock.Lease;
import dev.preflight.core.runbook.Check;
import java.util.List;

/** Takes the steps of a plan, one after the other, and keeps what came of each without secrets. */
final class Steps {
    private final Actuators actuators;
    private final Observer observer;
    private final RunListener listener;

    Steps(Ports ports, Observer observer) {
        this.actuators = ports.actuators();
        this.observer = observer;
        this.listener = ports.listener();
    }

    /**
     * As {@link #take}, as long as the target's lock is held: whoever has it once it is lost may be
     * curing by then.
     */
    void takeUnder(Lease lease, Check check, List<PlannedStep> steps, List<ActionReport> reports)
            throws InterruptedException {
        for (PlannedStep planned : steps) {
            if (planned.permitted() != null && !lease.isHeld()) {
                reports.add(leftAlone(planned));
            } else {
                take(check, List.of(planned), reports);
            }
        }
    }

    private ActionReport leftAlone(PlannedStep planned) {
        String why = "left alone: the lock on the target was lost to somebody else";
        return new ActionReport(planned.kind(), planned.target(), Result.SKIPPED, why)
                .redactedBy(observer.redactor());
    }

    /**
     * Takes every permitted step, whatever comes of the others.
     *
     * @param reports grows by one for each step, also if interrupted
     */
    void take(Check check, List<PlannedStep> steps, List<ActionReport> reports)
            throws InterruptedException {
        for (PlannedStep planned : steps) {
            Step step = planned.permitted();
            if (step != null) {
                reports.add(take(check, step, reports));
            }
        }
    }

    private ActionReport take(Check check, Step step, List<ActionReport> reports)
            throws InterruptedException {
        try {
            ActionReport raw = perform(step.bind(observer.variables()));
            observer.exported(raw.exported());
            if (step.mayCreateContainers()) {
                observer.meetContainers();
            }
            ActionReport report = raw.redactedBy(observer.redactor());
            listener.acted(check, report);
            return report;
        } catch (InterruptedException stopped) {
            reports.add(ActionReport.interrupted(step).redactedBy(observer.redactor()));
            throw stopped;
        }
    }

    // The attempt is recorded and counts: whatever goes wrong, it is waited for and verified.
    private ActionReport perform(Step step) throws InterruptedException {
        try {
            return step.perform(actuators);
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Throwable thrown) {
            return ActionReport.failed(step, ForeignCode.fault(thrown));
        }
    }
}
