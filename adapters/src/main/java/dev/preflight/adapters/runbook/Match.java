package dev.preflight.adapters.runbook;

import dev.preflight.core.check.CheckId;
import java.util.List;

/**
 * Which check a cure belongs to, and by what that was told.
 *
 * @param checks one if it is certain, none if nothing matches, several if it cannot be told
 * @param how in words: {@code symptom "Backend down" equals the fail message}; empty for none
 */
record Match(List<CheckId> checks, String how) {
    static final Match NONE = new Match(List.of(), "");

    Match {
        checks = List.copyOf(checks);
    }

    boolean isCertain() {
        return checks.size() == 1;
    }
}
