package dev.preflight.service.notify;

import dev.preflight.core.runbook.Check;
import java.util.Optional;

/** Port: what the runbooks say about their checks. */
@FunctionalInterface
public interface CheckTexts {
    /** A check of a runbook; empty if it is not, or no longer, configured. */
    Optional<Check> find(String runbook, String check);
}
