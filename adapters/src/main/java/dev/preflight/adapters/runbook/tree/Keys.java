package dev.preflight.adapters.runbook.tree;

import java.util.Set;

/**
 * The fields that there are, by what has them: the same in both notations, and in the schema that
 * is published for YAML.
 */
public final class Keys {
    public static final Set<String> RUNBOOK =
            Set.of(
                    "id",
                    "title",
                    "usedBy",
                    "purpose",
                    "busyWorkers",
                    "checks",
                    "cures",
                    "documentation");

    public static final Set<String> DOCUMENTATION = Set.of("title", "text");

    public static final Set<String> CHECK =
            Set.of(
                    "id",
                    "title",
                    "command",
                    "probe",
                    "passIf",
                    "failMessage",
                    "severity",
                    "timeout",
                    "requires",
                    "advice",
                    "note");

    /** The kinds of probes; each probe has one. */
    public static final Set<String> PROBE =
            Set.of("command", "containers", "file", "http", "tcp", "workers");

    public static final Set<String> HTTP_PROBE = Set.of("url", "service");

    public static final Set<String> CONTAINERS_PROBE = Set.of("label");

    public static final Set<String> CURE =
            Set.of(
                    "title",
                    "symptom",
                    "cause",
                    "check",
                    "diagnostics",
                    "cure",
                    "maxRetries",
                    "waitAfterCure",
                    "timeout",
                    "verify",
                    "busy",
                    "note");

    /** The kinds of steps; each step has one. */
    public static final Set<String> STEP =
            Set.of("command", "logs", "restart", "start", "up", "wait");

    public static final Set<String> COMMAND_STEP = Set.of("run", "timeout");

    public static final Set<String> LOGS_STEP = Set.of("of", "lines", "matching");

    /** Of restart, start and up. */
    public static final Set<String> CONTAINERS_STEP = Set.of("services", "grace");

    private Keys() {}
}
