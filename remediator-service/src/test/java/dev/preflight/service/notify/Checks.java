package dev.preflight.service.notify;

import dev.preflight.adapters.bundled.BundledRunbooks;
import dev.preflight.core.check.CheckId;
import dev.preflight.core.runbook.Check;

/** What the bundled runbooks say about their checks. */
final class Checks {
    private Checks() {}

    static Check workerStates() {
        return BundledRunbooks.named("workers")
                .orElseThrow()
                .check(new CheckId("worker-states"))
                .orElseThrow();
    }
}
