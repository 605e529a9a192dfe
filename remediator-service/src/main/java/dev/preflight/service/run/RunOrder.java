package dev.preflight.service.run;

import dev.preflight.core.check.CheckId;
import dev.preflight.core.run.Mode;
import dev.preflight.service.runbook.ServedRunbook;
import dev.preflight.service.target.ServedTarget;
import java.util.Map;
import java.util.Set;

/**
 * What a run is to do, with nothing in it that is not known.
 *
 * @param runbook to run
 * @param target to run it against
 * @param mode what it may do
 * @param only the checks asked for, with all that they require; empty for all
 * @param skip checks to leave out
 * @param variables over those of the target; copied
 * @param origin who asked for it
 */
public record RunOrder(
        ServedRunbook runbook,
        ServedTarget target,
        Mode mode,
        Set<CheckId> only,
        Set<CheckId> skip,
        Map<String, String> variables,
        Origin origin) {

    /** Who asks for runs. */
    public enum Origin {
        /** The target's interval. */
        SCHEDULE,
        /** Something that happened to a container. */
        EVENT,
        /** A failure that is looked into, or an incident that is not closed. */
        REMEDIATION,
        /** A request. */
        REQUEST
    }

    public RunOrder {
        only = Set.copyOf(only);
        skip = Set.copyOf(skip);
        variables = Map.copyOf(variables);
    }

    /** The check of everything, asked for by the service itself. */
    public static RunOrder check(ServedRunbook runbook, ServedTarget target, Origin origin) {
        return new RunOrder(runbook, target, Mode.CHECK, Set.of(), Set.of(), Map.of(), origin);
    }

    /** The cure of everything that fails. */
    public static RunOrder remediation(ServedRunbook runbook, ServedTarget target) {
        return new RunOrder(
                runbook,
                target,
                Mode.HEAL,
                Set.of(),
                Set.of(),
                Map.of(),
                Origin.REMEDIATION);
    }

    /** Whether its outcome is that of the runbook on the target, not of a part or a variant. */
    public boolean isWhole() {
        return only.isEmpty() && skip.isEmpty() && variables.isEmpty();
    }

    /** Without the variables, which may hold secrets. */
    @Override
    public String toString() {
        return "RunOrder[%s on %s, %s]".formatted(runbook.name(), target.name(), mode.word());
    }
}
