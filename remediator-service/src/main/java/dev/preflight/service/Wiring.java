package dev.preflight.service;

import dev.preflight.service.config.PreflightConfig;
import dev.preflight.service.config.PreflightConfig.TargetConfig;
import dev.preflight.service.config.Settings;
import dev.preflight.service.run.InMemoryRunStore;
import dev.preflight.service.run.RunExecution;
import dev.preflight.service.run.RunObserver;
import dev.preflight.service.run.RunStore;
import dev.preflight.service.run.Runs;
import dev.preflight.service.runbook.RunbookCatalogue;
import dev.preflight.service.runbook.RunbookSource;
import dev.preflight.service.runbook.ServedRunbook;
import dev.preflight.service.target.TargetSource;
import dev.preflight.service.target.Targets;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.LinkedHashMap;
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
        TargetSource source = new TargetSource(System.getenv(), config.probeTimeout());
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
    Runs runs(RunStore store, RunObserver observer) {
        InstantSource time = InstantSource.system();
        return new Runs(
                store,
                new RunExecution(time, config.probeTimeout()),
                observer,
                time,
                config.bounds().concurrentRuns(),
                config.bounds().waitingRuns());
    }

    void end(@Disposes Runs runs) {
        runs.close();
    }
}
