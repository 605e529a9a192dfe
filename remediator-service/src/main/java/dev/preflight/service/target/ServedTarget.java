package dev.preflight.service.target;

import dev.preflight.core.target.SecretMemory;
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
 * @param secrets that runs on it have met
 */
public record ServedTarget(
        String name,
        List<String> runbooks,
        Duration interval,
        TargetRules rules,
        TargetAccess access,
        SecretMemory secrets) {
    /** One of which no secret is known yet. */
    public ServedTarget(
            String name,
            List<String> runbooks,
            Duration interval,
            TargetRules rules,
            TargetAccess access) {
        this(name, runbooks, interval, rules, access, new SecretMemory());
    }

    /** One with the usual rules. */
    public ServedTarget(
            String name, List<String> runbooks, Duration interval, TargetAccess access) {
        this(name, runbooks, interval, TargetRules.usual(), access);
    }

    public ServedTarget {
        runbooks = List.copyOf(runbooks);
    }
}
