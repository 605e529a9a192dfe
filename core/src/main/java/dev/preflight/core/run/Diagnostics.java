package dev.preflight.core.run;

import dev.preflight.core.check.CheckResult;
import dev.preflight.core.check.Subject;
import dev.preflight.core.container.Container;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.cure.PlannedStep;
import dev.preflight.core.cure.Step;
import dev.preflight.core.runbook.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Collects the evidence that a person needs when a check is given up. */
final class Diagnostics {
    // Enough to see a crash and what led to it; more is a log viewer's job.
    private static final int LOG_LINES = 20;
    private static final int MOST_CONTAINERS = 4;

    private final Planner planner;
    private final Steps steps;
    private final Observer observer;

    Diagnostics(Planner planner, Steps steps, Observer observer) {
        this.planner = planner;
        this.steps = steps;
        this.observer = observer;
    }

    /** Container states, then the last log lines of what the cure or the evidence concerns. */
    List<ActionReport> collect(Check check, CheckResult result) throws InterruptedException {
        List<ActionReport> reports = new ArrayList<>();
        List<Container> concerned = new ArrayList<>(containersOf(result));
        if (check.cure().isPresent()) {
            Planner.Planned planned = planner.plan(check.cure().get(), result);
            if (!planned.states().isEmpty()) {
                reports.add(states(planned.states()).redactedBy(observer.redactor()));
            }
            planned.plan().steps().stream()
                    .flatMap(step -> step.step().flatMap(Step::actsOn).stream())
                    .forEach(concerned::add);
        }
        List<PlannedStep> logs =
                concerned.stream()
                        .distinct()
                        .limit(MOST_CONTAINERS)
                        .map(it -> PlannedStep.of(new Step.Logs(it, LOG_LINES, null)))
                        .toList();
        steps.take(check, logs, reports);
        return reports;
    }

    private static List<Container> containersOf(CheckResult result) {
        return result.subjects().stream()
                .flatMap(subject ->
                        subject instanceof Subject.OfContainer it
                                ? Stream.of(it.container())
                                : Stream.empty())
                .toList();
    }

    private static ActionReport states(String states) {
        return new ActionReport("states", "containers", ActionReport.Result.DONE, states);
    }
}
