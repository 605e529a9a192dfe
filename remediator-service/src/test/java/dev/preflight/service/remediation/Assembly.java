package dev.preflight.service.remediation;

import dev.preflight.adapters.sandbox.Sandbox;
import dev.preflight.adapters.time.MonotonicTime;
import dev.preflight.service.config.PreflightConfig;
import dev.preflight.service.ledger.Incidents;
import dev.preflight.service.ledger.JournalEntry;
import dev.preflight.service.ledger.PendingFailures;
import dev.preflight.service.ledger.RecordedIncident;
import dev.preflight.service.ledger.StorageException;
import dev.preflight.service.ledger.sql.SqliteLedger;
import dev.preflight.service.run.InMemoryRunStore;
import dev.preflight.service.run.Run;
import dev.preflight.service.run.RunExecution;
import dev.preflight.service.run.RunFiling;
import dev.preflight.service.run.RunObservers;
import dev.preflight.service.run.RunOrder;
import dev.preflight.service.run.RunQuery;
import dev.preflight.service.run.Runs;
import dev.preflight.service.runbook.RunbookCatalogue;
import dev.preflight.service.runbook.RunbookSource;
import dev.preflight.service.schedule.CheckOrders;
import dev.preflight.service.target.SandboxTarget;
import dev.preflight.service.target.TargetSource;
import dev.preflight.service.target.Targets;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The parts that detect and cure, put together as the service does, over embedded stacks. */
final class Assembly implements AutoCloseable {
    static final int MOST_WAITING = 3;
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(5);

    final Targets targets;
    final SqliteLedger ledger;
    final Runs runs;
    final Remediation remediation;
    final CheckOrders checks;
    final IncidentResets resets;
    private final RunbookCatalogue runbooks;

    /** One process over stacks that outlive it. */
    Assembly(Path file, Targets targets, int threads) {
        this.targets = targets;
        MonotonicTime time = new MonotonicTime();
        ledger = new SqliteLedger(file, InstantSource.system());
        runbooks = new RunbookCatalogue(List.of(new RunbookSource(null).read("workers", "test")));
        PendingFailures pending = ledger.pendingFailures();
        Incidents incidents = ledger.incidents();
        RemediationPorts ports = new RemediationPorts(incidents, time);
        Detector detector =
                new Detector(pending, incidents, this::announce, this::look, (name, at) -> {});
        runs =
                new Runs(
                        new InMemoryRunStore(100),
                        new RunExecution(time, PROBE_TIMEOUT, ports),
                        new RunObservers(
                                List.of(
                                        detector,
                                        run -> remediation().over(run),
                                        new RunFiling(ledger.filedRuns()))),
                        time,
                        threads,
                        MOST_WAITING);
        remediation = new Remediation(runs, targets, runbooks, pending);
        checks = new CheckOrders(targets, runbooks, runs);
        resets = new IncidentResets(targets, incidents, ports, time);
    }

    /** Targets that are embedded stacks, with more settings than that. */
    static Targets stacks(Map<String, String> settings, String... names) {
        Map<String, String> all = new TreeMap<>(settings);
        for (String name : names) {
            all.put("preflight.targets." + name + ".sandbox", "true");
        }
        PreflightConfig config =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(PreflightConfig.class)
                        .withDefaultValues(all)
                        .build()
                        .getConfigMapping(PreflightConfig.class);
        TargetSource source = new TargetSource(Map.of(), new MonotonicTime(), PROBE_TIMEOUT);
        return new Targets(
                config.targets().entrySet().stream()
                        .map(it -> source.make(it.getKey(), it.getValue()))
                        .toList());
    }

    private Remediation remediation() {
        return remediation;
    }

    private void announce(List<PendingFailures.Failure> failures) {
        failures.forEach(remediation()::detected);
    }

    private void look(Place place) {
        remediation().look(place);
    }

    static Sandbox sandbox(Targets targets, String name) {
        return ((SandboxTarget) targets.named(name).orElseThrow().access()).sandbox();
    }

    /** The check that is due on a target. */
    RunOrder order(String target) {
        return RunOrder.scheduled(
                runbooks.named("workers").orElseThrow(), targets.named(target).orElseThrow());
    }

    RunOrder heal(String target) {
        return RunOrder.remediation(
                runbooks.named("workers").orElseThrow(), targets.named(target).orElseThrow());
    }

    /** The same, asked for by a person. */
    RunOrder requestedHeal(String target) {
        RunOrder own = heal(target);
        return new RunOrder(
                own.runbook(),
                own.target(),
                own.mode(),
                own.only(),
                own.skip(),
                own.variables(),
                RunOrder.Origin.REQUEST);
    }

    List<RecordedIncident> incidents() throws StorageException {
        return ledger.incidents().list(new Incidents.Query(null, null, null, 100));
    }

    /** What happened to the incidents, in order. */
    List<JournalEntry.Type> story() throws StorageException {
        return ledger.journal().after(0, 1000).stream().map(JournalEntry::type).toList();
    }

    List<Run> allRuns() {
        return runs.list(new RunQuery(null, null, null, 1000));
    }

    @Override
    public void close() {
        runs.close();
        ledger.close();
    }
}
