package dev.preflight.service.run;

import dev.preflight.core.check.CheckId;
import dev.preflight.core.run.Mode;
import dev.preflight.service.runbook.ServedRunbook;
import dev.preflight.service.target.ServedTarget;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
 * @param causedAt when what led to it happened, by the clock of whoever told; null if nothing did
 */
public record RunOrder(
        ServedRunbook runbook,
        ServedTarget target,
        Mode mode,
        Set<CheckId> only,
        Set<CheckId> skip,
        Map<String, String> variables,
        Origin origin,
        @Nullable Instant causedAt) {

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

    /** One that nothing in particular led to. */
    public RunOrder(
            ServedRunbook runbook,
            ServedTarget target,
            Mode mode,
            Set<CheckId> only,
            Set<CheckId> skip,
            Map<String, String> variables,
            Origin origin) {
        this(runbook, target, mode, only, skip, variables, origin, null);
    }

    /** The check of everything that the schedule asks for. */
    public static RunOrder scheduled(ServedRunbook runbook, ServedTarget target) {
        return new RunOrder(
                runbook, target, Mode.CHECK, Set.of(), Set.of(), Map.of(), Origin.SCHEDULE);
    }

    /** The same check, since something has happened. */
    public RunOrder triggered(@Nullable Instant at) {
        return new RunOrder(runbook, target, Mode.CHECK, only, skip, variables, Origin.EVENT, at);
    }

    /** The cure of everything that fails. */
    public static RunOrder remediation(ServedRunbook runbook, ServedTarget target) {
        return new RunOrder(
                runbook, target, Mode.HEAL, Set.of(), Set.of(), Map.of(), Origin.REMEDIATION);
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
