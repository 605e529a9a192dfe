package dev.preflight.service.target;

import dev.preflight.adapters.environment.TargetException;
import dev.preflight.core.run.Ports;
import dev.preflight.core.target.Target;
import java.util.Map;

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

    /** Where it is, for people: the name of the project or of what stands in for one. */
    String describe();

    /**
     * A target for one run.
     *
     * @param target as it is now
     * @param ports to it
     */
    record Reached(Target target, Ports ports) {}
}
