package dev.preflight.service;

import dev.preflight.service.config.PreflightConfig;
import dev.preflight.service.detect.EngineWatches;
import dev.preflight.service.detect.WatchedTarget;
import dev.preflight.service.ledger.Incidents;
import dev.preflight.service.ledger.LedgerRetention;
import dev.preflight.service.ledger.Pauses;
import dev.preflight.service.ledger.PendingFailures;
import dev.preflight.service.ledger.StorageException;
import dev.preflight.service.remediation.IncidentResets;
import dev.preflight.service.remediation.PauseMirror;
import dev.preflight.service.remediation.Place;
import dev.preflight.service.remediation.Remediation;
import dev.preflight.service.remediation.RemediationPorts;
import dev.preflight.service.run.Runs;
import dev.preflight.service.runbook.RunbookCatalogue;
import dev.preflight.service.schedule.CheckOrders;
import dev.preflight.service.schedule.Intervals;
import dev.preflight.service.target.ServedTarget;
import dev.preflight.service.target.Targets;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;

/** How failures are detected and looked into, from the start of the service to its end. */
@Singleton
public class RemediationWiring {
    private static final Logger LOG = Logger.getLogger(RemediationWiring.class);

    // A failure that found its channel full waits no longer than a check by the usual interval.
    private static final Duration SWEEP = Duration.ofSeconds(30);
    private static final Duration RETENTION = Duration.ofHours(1);

    private final PreflightConfig config;

    RemediationWiring(PreflightConfig config) {
        this.config = config;
    }

    @Produces
    @Singleton
    RemediationPorts ports(Incidents incidents) {
        return new RemediationPorts(incidents, InstantSource.system());
    }

    @Produces
    @Singleton
    Remediation remediation(
            Runs runs, Targets targets, RunbookCatalogue runbooks, PendingFailures pending) {
        return new Remediation(runs, targets, runbooks, pending);
    }

    @Produces
    @Singleton
    CheckOrders checks(Targets targets, RunbookCatalogue runbooks, Runs runs) {
        return new CheckOrders(targets, runbooks, runs);
    }

    @Produces
    @Singleton
    IncidentResets resets(Targets targets, Incidents incidents, RemediationPorts ports) {
        return new IncidentResets(targets, incidents, ports, InstantSource.system());
    }

    @Produces
    @Singleton
    PauseMirror pauseMirror(Pauses pauses, Targets targets) {
        return new PauseMirror(pauses, targets);
    }

    @Produces
    @Singleton
    EngineWatches engines(Targets targets, CheckOrders checks) {
        return new EngineWatches(
                watched(targets), checks, config.detection().window(), InstantSource.system());
    }

    private static List<WatchedTarget> watched(Targets targets) {
        return targets.all().stream()
                .flatMap(target ->
                        target.access().events().stream()
                                .map(it ->
                                        new WatchedTarget(
                                                target.name(),
                                                it.engine(),
                                                it.events(),
                                                it.project())))
                .toList();
    }

    void end(@Disposes EngineWatches engines) {
        engines.close();
    }

    void start(
            @Observes StartupEvent event,
            Intervals intervals,
            EngineWatches engines,
            PauseMirror pauses,
            Remediation remediation,
            Unfinished unfinished,
            LedgerRetention retention) {
        pauses.changed();
        sweep(remediation);
        unfinished.goOn(remediation);
        engines.start();
        intervals.every("sweep", SWEEP, SWEEP, () -> sweep(remediation));
        intervals.every("retention", RETENTION, Duration.ZERO, () -> retain(retention));
    }

    // That the ledger cannot be used, it says itself: once, and not at every sweep.
    private static void sweep(Remediation remediation) {
        try {
            remediation.lookIntoPending();
        } catch (StorageException unreadable) {
            LOG.debugf("pending failures cannot be read: %s", unreadable.getMessage());
        }
    }

    private void retain(LedgerRetention retention) {
        try {
            int gone = retention.retain(config.ledger().retention());
            LOG.debugf("%d rows of the ledger were old and are gone", gone);
        } catch (StorageException unwritable) {
            LOG.debugf("nothing old can be let go of: %s", unwritable.getMessage());
        }
    }

    /** Incidents that an earlier process has left behind. */
    @Singleton
    static class Unfinished {
        private final Targets targets;
        private final RunbookCatalogue runbooks;
        private final Incidents incidents;

        Unfinished(Targets targets, RunbookCatalogue runbooks, Incidents incidents) {
            this.targets = targets;
            this.runbooks = runbooks;
            this.incidents = incidents;
        }

        /** Has each place that has one looked at, without waiting for the next check. */
        void goOn(Remediation remediation) {
            try {
                for (ServedTarget target : targets.all()) {
                    for (String runbook : target.runbooks()) {
                        if (isUnfinished(target.name(), runbook)) {
                            remediation.look(new Place(target.name(), runbook));
                        }
                    }
                }
            } catch (StorageException unreadable) {
                LOG.warnf("incidents are not gone on with: %s", unreadable.getMessage());
            }
        }

        private boolean isUnfinished(String target, String runbook) throws StorageException {
            return incidents.anyOpen(
                    target, runbooks.named(runbook).orElseThrow().runbook().id().value());
        }
    }

    // Not with the beans, of which the ledger may be gone by then.
    void stop(
            @Observes ShutdownEvent event, Intervals intervals, EngineWatches engines, Runs runs) {
        intervals.close();
        engines.close();
        runs.close();
    }
}
