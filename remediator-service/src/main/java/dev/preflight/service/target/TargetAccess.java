package dev.preflight.service.target;

import dev.preflight.adapters.container.ContainerEvents;
import dev.preflight.adapters.environment.TargetException;
import dev.preflight.core.remediation.LedgerException;
import dev.preflight.core.remediation.Pause;
import dev.preflight.core.run.Ports;
import dev.preflight.core.target.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Port: the way to a target. Safe for threads. */
public interface TargetAccess {
    /**
     * Finds the target as it is now.
     *
     * @param variables over those that the target has by itself
     * @throws TargetException if it cannot be told where to run, as when a file of the target makes
     *     no sense
     */
    Reached reach(Map<String, String> variables) throws TargetException;

    /**
     * What tells of its containers, as they are now; empty if nothing does, or if that cannot be
     * told, of which the log says why.
     */
    default Optional<EventSource> events() {
        return Optional.empty();
    }

    /**
     * Has other programs that cure this target know the pauses in force, in place of those that
     * they were told before; does nothing if there are none.
     *
     * @throws LedgerException if they could not be told
     * @throws TargetException see {@link #reach}
     */
    default void tell(List<Pause> pauses) throws LedgerException, TargetException {}

    /** Where it is, for people: the name of the project or of what stands in for one. */
    String describe();

    /**
     * A target for one run.
     *
     * @param target as it is now
     * @param ports to it
     * @param isLedgerShared whether the ledger among the ports is that of other programs, too
     */
    record Reached(Target target, Ports ports, boolean isLedgerShared) {}

    /**
     * What tells of a target's containers.
     *
     * @param engine where its engine is; the same for all targets on it
     * @param events of the engine
     * @param project the target's
     */
    record EventSource(String engine, ContainerEvents events, String project) {}
}
