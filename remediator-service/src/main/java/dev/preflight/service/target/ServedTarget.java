package dev.preflight.service.target;

import java.time.Duration;
import java.util.List;

/**
 * A target that can be asked for.
 *
 * @param name by which it is configured and asked for
 * @param runbooks the names of those that may run against it, in the order of the configuration
 * @param interval from one scheduled run of a runbook to the next
 * @param rules of it
 * @param access to it
 */
public record ServedTarget(
        String name,
        List<String> runbooks,
        Duration interval,
        TargetRules rules,
        TargetAccess access) {
    /** One with the usual rules. */
    public ServedTarget(
            String name, List<String> runbooks, Duration interval, TargetAccess access) {
        this(name, runbooks, interval, TargetRules.usual(), access);
    }

    public ServedTarget {
        runbooks = List.copyOf(runbooks);
    }
}
