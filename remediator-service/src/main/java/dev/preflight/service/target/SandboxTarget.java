package dev.preflight.service.target;

import dev.preflight.adapters.probe.ConcurrentProbeRunner;
import dev.preflight.adapters.sandbox.Sandbox;
import dev.preflight.adapters.sandbox.SandboxSettings;
import dev.preflight.adapters.target.TargetActuators;
import dev.preflight.adapters.target.TargetInstruments;
import dev.preflight.adapters.time.MonotonicTime;
import dev.preflight.adapters.time.RealWaiter;
import dev.preflight.core.remediation.InMemoryLedger;
import dev.preflight.core.remediation.Ledger;
import dev.preflight.core.remediation.TargetLock;
import dev.preflight.core.run.Ports;
import dev.preflight.core.run.RunListener;
import dev.preflight.core.target.Target;
import dev.preflight.core.target.Variables;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An embedded stack, up from the start to the end of the service. */
public final class SandboxTarget implements TargetAccess, AutoCloseable {
    private final Sandbox sandbox;
    private final Ledger ledger;
    private final Duration probeTimeout;

    private SandboxTarget(Sandbox sandbox, Ledger ledger, Duration probeTimeout) {
        this.sandbox = sandbox;
        this.ledger = ledger;
        this.probeTimeout = probeTimeout;
    }

    /** Starts one, whose compose project has this name. */
    static SandboxTarget start(String project, Duration probeTimeout) {
        InstantSource time = new MonotonicTime();
        return new SandboxTarget(
                Sandbox.start(SandboxSettings.of(project).with(time)),
                new InMemoryLedger(time),
                probeTimeout);
    }

    /** The stack itself, with a lever for everything that can go wrong. */
    public Sandbox sandbox() {
        return sandbox;
    }

    @Override
    public Reached reach(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>();
        all.put("KTRDR_API_PORT", String.valueOf(sandbox.backendPort()));
        all.putAll(variables);
        Target target = new Target(sandbox.project(), ".", "embedded", new Variables(all));
        return new Reached(target, ports(target));
    }

    private Ports ports(Target target) {
        InstantSource time = new MonotonicTime();
        TargetInstruments instruments =
                new TargetInstruments(
                        target, sandbox.reader(), sandbox.compose(), List.of(), time, probeTimeout);
        return new Ports(
                new ConcurrentProbeRunner(instruments),
                new TargetActuators(target, sandbox::operator, sandbox.compose()),
                ledger,
                TargetLock.none(),
                time,
                new RealWaiter(),
                new RunListener() {});
    }

    @Override
    public String describe() {
        return "embedded stack " + sandbox.project();
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
