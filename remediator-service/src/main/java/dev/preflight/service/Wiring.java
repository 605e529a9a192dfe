package dev.preflight.service;

import dev.preflight.adapters.time.MonotonicTime;
import dev.preflight.service.config.PreflightConfig;
import dev.preflight.service.config.PreflightConfig.TargetConfig;
import dev.preflight.service.config.Settings;
import dev.preflight.service.event.FailureEmitter;
import dev.preflight.service.ledger.FiledRuns;
import dev.preflight.service.ledger.Incidents;
import dev.preflight.service.ledger.PendingFailures;
import dev.preflight.service.operation.DetectionMetrics;
import dev.preflight.service.operation.RunMetrics;
import dev.preflight.service.remediation.Detector;
import dev.preflight.service.remediation.Remediation;
import dev.preflight.service.remediation.RemediationPorts;
import dev.preflight.service.run.InMemoryRunStore;
import dev.preflight.service.run.RunExecution;
import dev.preflight.service.run.RunFiling;
import dev.preflight.service.run.RunObservers;
import dev.preflight.service.run.RunStore;
import dev.preflight.service.run.Runs;
import dev.preflight.service.runbook.RunbookCatalogue;
import dev.preflight.service.runbook.RunbookSource;
import dev.preflight.service.runbook.ServedRunbook;
import dev.preflight.service.target.TargetSource;
import dev.preflight.service.target.Targets;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The one place where the framework meets what needs none. */
@Singleton
public class Wiring {
    private final PreflightConfig config;

    Wiring(PreflightConfig config) {
        this.config = Settings.validated(config);
    }

    @Produces
    @Singleton
    RunbookCatalogue runbooks() {
        RunbookSource source = new RunbookSource(config.runbookDirectory().orElse(null));
        Map<String, ServedRunbook> served = new LinkedHashMap<>();
        for (Map.Entry<String, TargetConfig> target : config.targets().entrySet()) {
            String key = "targets." + target.getKey() + ".runbooks";
            for (String name : target.getValue().runbooks()) {
                served.computeIfAbsent(name, it -> source.read(it, key));
            }
        }
        return new RunbookCatalogue(served.values());
    }

    @Produces
    @Singleton
    Targets targets() {
        TargetSource source =
                new TargetSource(System.getenv(), new MonotonicTime(), config.probeTimeout());
        return new Targets(
                config.targets().entrySet().stream()
                        .map(target -> source.make(target.getKey(), target.getValue()))
                        .toList());
    }

    void end(@Disposes Targets targets) {
        targets.close();
    }

    @Produces
    @Singleton
    RunStore store() {
        return new InMemoryRunStore(config.bounds().runsKept());
    }

    @Produces
    @Singleton
    Runs runs(RunStore store, RunObservers observers, RemediationPorts ports) {
        InstantSource time = InstantSource.system();
        return new Runs(
                store,
                new RunExecution(time, config.probeTimeout(), ports),
                observers,
                time,
                config.bounds().concurrentRuns(),
                config.bounds().waitingRuns());
    }

    // The remediation is made of runs, so it is looked up when the first one is over.
    @Produces
    @Singleton
    RunObservers observers(
            RunMetrics metrics,
            FiledRuns filed,
            PendingFailures pending,
            Incidents incidents,
            FailureEmitter channel,
            DetectionMetrics detection,
            Instance<Remediation> remediation) {
        return new RunObservers(
                List.of(
                        metrics,
                        new RunFiling(filed),
                        run -> remediation.get().over(run),
                        new Detector(
                                pending,
                                incidents,
                                channel::emit,
                                place -> remediation.get().look(place),
                                detection)));
    }

    void end(@Disposes Runs runs) {
        runs.close();
    }
}
