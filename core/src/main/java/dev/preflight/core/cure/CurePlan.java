package dev.preflight.core.cure;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The concrete steps of one attempt, resolved against what was observed just before.
 *
 * @param diagnostics collected before acting; change nothing
 * @param steps to take, and what is left alone
 */
public record CurePlan(List<PlannedStep> diagnostics, List<PlannedStep> steps) {
    public CurePlan {
        diagnostics = List.copyOf(diagnostics);
        steps = List.copyOf(steps);
    }

    static CurePlan of(Cure cure, Scene scene) {
        return new CurePlan(resolve(cure.diagnostics(), scene), resolve(cure.actions(), scene));
    }

    /** Whether there is anything to do at all. */
    public boolean isActionable() {
        return steps.stream().anyMatch(step -> step.permitted() != null);
    }

    /** Who says no, when nothing is left to do. A busy worker weighs more than an impossibility. */
    public Optional<PlannedStep.Objection> objection() {
        if (isActionable()) {
            return Optional.empty();
        }
        boolean busy = steps.stream().anyMatch(it -> it.objection() == PlannedStep.Objection.BUSY);
        return Optional.of(busy ? PlannedStep.Objection.BUSY : PlannedStep.Objection.IMPOSSIBLE);
    }

    /** All reasons for what is left alone, in one line. */
    public String reasons() {
        String reasons =
                steps.stream()
                        .map(PlannedStep::reason)
                        .filter(reason -> !reason.isEmpty())
                        .distinct()
                        .collect(Collectors.joining("; "));
        return reasons.isEmpty() ? "the evidence names nothing to act on" : reasons;
    }

    /** What is left alone, as reports. */
    public List<ActionReport> skipped() {
        return steps.stream()
                .filter(step -> step.permitted() == null)
                .map(PlannedStep::asSkipped)
                .toList();
    }

    private static List<PlannedStep> resolve(List<Action> actions, Scene scene) {
        return actions.stream()
                .flatMap(action -> action.resolve(scene).stream())
                .distinct()
                .toList();
    }
}
