package dev.preflight.cli;

import dev.preflight.adapters.bundled.BundledRunbooks;
import dev.preflight.adapters.probe.ConcurrentProbeRunner;
import dev.preflight.adapters.sandbox.Sandbox;
import dev.preflight.adapters.sandbox.SandboxSettings;
import dev.preflight.adapters.target.TargetActuators;
import dev.preflight.adapters.target.TargetInstruments;
import dev.preflight.adapters.time.MonotonicTime;
import dev.preflight.core.remediation.InMemoryLedger;
import dev.preflight.core.remediation.TargetLock;
import dev.preflight.core.run.Ports;
import dev.preflight.core.run.Preflight;
import dev.preflight.core.run.RunReport;
import dev.preflight.core.run.RunRequest;
import dev.preflight.core.runbook.Runbook;
import dev.preflight.core.target.Target;
import dev.preflight.core.target.Variables;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code preflight demo}: an embedded stack breaks and is healed. */
final class DemoCommand implements Command {
    // Long enough to see the countdown; a worker of the sandbox is back after one second.
    private static final Duration SHORTENED = Duration.ofSeconds(4);
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(5);

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public String summary() {
        return "breaks an embedded stack and heals it; needs no engine";
    }

    @Override
    public Options options() {
        return RunOptions.ofDemo();
    }

    @Override
    public int run(CommandLine arguments, Terminal terminal)
            throws UsageException, FailureException {
        try (Reports reports = Reports.of(new RunSettings(arguments), terminal);
                Sandbox sandbox =
                        Sandbox.start(SandboxSettings.of("demo").with(new MonotonicTime()))) {
            return play(sandbox, reports, terminal);
        } catch (UncheckedIOException noPort) {
            throw new FailureException("%s: %s".formatted(noPort.getMessage(), noPort.getCause()));
        }
    }

    private static int play(Sandbox sandbox, Reports reports, Terminal terminal)
            throws FailureException {
        Runbook runbook = BundledRunbooks.named("workers").orElseThrow().withWaitsAtMost(SHORTENED);
        Target target = target(sandbox);
        Preflight preflight = new Preflight(ports(sandbox, target, reports.progress()));
        terminal.out()
                .printf(
                        """
                        A stack inside this process: a backend on %s,
                        and four workers in simulated containers. Is it ready for work?

                        $ preflight check workers

                        """,
                        sandbox.backendUrl());
        RunReport healthy = preflight.run(RunRequest.check(RunIds.next(), runbook, target));
        reports.add(healthy);
        if (healthy.isInterrupted()) {
            return ExitStatus.UNKNOWN;
        }
        sandbox.forget("backtest-worker-1");
        sandbox.forget("backtest-worker-2");
        terminal.out()
                .printf(
                        """

                        Now it breaks: the backend forgets both backtest workers, which run on.
                        Waits after a cure are cut to %d s here; a real stack is given longer.

                        $ preflight heal workers

                        """,
                        SHORTENED.toSeconds());
        RunReport healed = preflight.run(RunRequest.heal(RunIds.next(), runbook, target));
        reports.add(healed);
        if (!healed.isInterrupted()) {
            terminal.out().print("\nOn a stack of your own: preflight check workers\n");
        }
        return ExitStatus.of(healed.outcome());
    }

    private static Target target(Sandbox sandbox) {
        Variables variables =
                new Variables(Map.of("KTRDR_API_PORT", String.valueOf(sandbox.backendPort())));
        return new Target(sandbox.project(), ".", "embedded", variables);
    }

    private static Ports ports(Sandbox sandbox, Target target, Progress progress) {
        InstantSource time = new MonotonicTime();
        TargetInstruments instruments =
                new TargetInstruments(
                        target,
                        sandbox.reader(),
                        sandbox.compose(),
                        List.of(),
                        time,
                        PROBE_TIMEOUT);
        return new Ports(
                new ConcurrentProbeRunner(instruments),
                new TargetActuators(target, sandbox::operator, sandbox.compose()),
                new InMemoryLedger(time),
                TargetLock.none(),
                time,
                progress.waiter(),
                progress.listener());
    }
}
