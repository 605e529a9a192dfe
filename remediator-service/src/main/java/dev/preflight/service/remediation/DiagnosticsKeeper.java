package dev.preflight.service.remediation;

import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.remediation.Ledger;
import dev.preflight.core.remediation.LedgerException;
import dev.preflight.core.run.RunListener;
import dev.preflight.core.runbook.Check;
import dev.preflight.core.runbook.RunbookId;
import dev.preflight.core.target.TargetId;
import dev.preflight.service.ledger.Incidents;
import dev.preflight.service.ledger.StorageException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Keeps what is collected for an incident, before people are told of it. */
final class DiagnosticsKeeper implements RunListener {
    private static final Logger LOG = Logger.getLogger(DiagnosticsKeeper.class);

    private final Incidents incidents;
    private final Ledger ledger;
    private final TargetId target;
    private final RunbookId runbook;
    private final InstantSource time;
    private final Consumer<String> warnings;

    DiagnosticsKeeper(
            Incidents incidents,
            Ledger ledger,
            TargetId target,
            RunbookId runbook,
            InstantSource time,
            Consumer<String> warnings) {
        this.incidents = incidents;
        this.ledger = ledger;
        this.target = target;
        this.runbook = runbook;
        this.time = time;
        this.warnings = warnings;
    }

    @Override
    public void diagnosed(Check check, List<ActionReport> diagnostics) {
        try {
            Optional<Incident> incident = ledger.load(target).latest(runbook, check.id());
            if (incident.isPresent()) {
                incidents.diagnosed(incident.get().id().value(), time.instant(), diagnostics);
            }
        } catch (LedgerException | StorageException unwritable) {
            LOG.debugf(
                    "check=%s what was collected is in the run's report only: %s",
                    check.id(), unwritable.getMessage());
        }
    }

    @Override
    public void warned(String warning) {
        warnings.accept(warning);
    }
}
