package dev.preflight.adapters.runbook.tree;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The fields that there are, by what has them and in the order in which they are written: the same
 * in both notations, and in the schema that is published for YAML.
 */
public final class Keys {
    public static final Set<String> RUNBOOK =
            inOrder(
                    "id",
                    "title",
                    "usedBy",
                    "purpose",
                    "busyWorkers",
                    "checks",
                    "cures",
                    "documentation");

    public static final Set<String> DOCUMENTATION = inOrder("title", "text");

    public static final Set<String> CHECK =
            inOrder(
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
            inOrder("command", "http", "tcp", "file", "containers", "workers");

    public static final Set<String> HTTP_PROBE = inOrder("url", "service");

    public static final Set<String> CONTAINERS_PROBE = inOrder("label");

    public static final Set<String> CURE =
            inOrder(
                    "title",
                    "check",
                    "symptom",
                    "cause",
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
            inOrder("command", "logs", "restart", "start", "up", "wait");

    public static final Set<String> COMMAND_STEP = inOrder("run", "timeout");

    public static final Set<String> LOGS_STEP = inOrder("of", "lines", "matching");

    /** Of restart, start and up. */
    public static final Set<String> CONTAINERS_STEP = inOrder("services", "grace");

    private Keys() {}

    private static Set<String> inOrder(String... keys) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(keys)));
    }
}
