package dev.preflight.service.remediation;

import dev.preflight.core.incident.Incident;
import dev.preflight.core.runbook.Check;
import dev.preflight.service.ledger.RecordedIncident;
import dev.preflight.service.runbook.RunbookCatalogue;
import dev.preflight.service.runbook.ServedRunbook;
import dev.preflight.service.target.ServedTarget;
import dev.preflight.service.target.Targets;
import java.util.Optional;

/**
 * Knows which checks are configured. An incident of one that is not any more stays as it is, since
 * its budget is not to be had back by taking a line out of a file and putting it in again.
 */
public final class ConfiguredChecks {
    private final Targets targets;
    private final RunbookCatalogue runbooks;

    public ConfiguredChecks(Targets targets, RunbookCatalogue runbooks) {
        this.targets = targets;
        this.runbooks = runbooks;
    }

    /** Whether the incident's target, runbook and check are configured, so that it is looked at. */
    public boolean include(RecordedIncident incident) {
        Optional<ServedTarget> target = targets.named(incident.target());
        return target.isPresent()
                && target.get().runbooks().stream()
                        .flatMap(name -> runbooks.named(name).stream())
                        .anyMatch(runbook -> includes(runbook, incident.incident()));
    }

    private static boolean includes(ServedRunbook runbook, Incident incident) {
        return runbook.runbook().id().equals(incident.runbook())
                && runbook.runbook().checks().stream()
                        .map(Check::id)
                        .anyMatch(incident.check()::equals);
    }
}
