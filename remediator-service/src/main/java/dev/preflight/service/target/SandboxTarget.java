package dev.preflight.service.target;

import dev.preflight.adapters.probe.ConcurrentProbeRunner;
import dev.preflight.adapters.sandbox.Sandbox;
import dev.preflight.adapters.sandbox.SandboxSettings;
import dev.preflight.adapters.target.TargetActuators;
import dev.preflight.adapters.target.TargetInstruments;
import dev.preflight.adapters.time.RealWaiter;
import dev.preflight.core.remediation.InMemoryLedger;
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
import java.util.Optional;

/** An embedded stack, up from the start to the end of the service. */
public final class SandboxTarget implements TargetAccess, AutoCloseable {
    private final Sandbox sandbox;
    private final InstantSource time;
    private final Duration probeTimeout;

    private SandboxTarget(Sandbox sandbox, InstantSource time, Duration probeTimeout) {
        this.sandbox = sandbox;
        this.time = time;
        this.probeTimeout = probeTimeout;
    }

    /** Starts one, whose compose project has this name. */
    static SandboxTarget start(String project, InstantSource time, Duration probeTimeout) {
        return new SandboxTarget(
                Sandbox.start(SandboxSettings.of(project).with(time)), time, probeTimeout);
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
        return new Reached(target, ports(target), false);
    }

    private Ports ports(Target target) {
        TargetInstruments instruments =
                new TargetInstruments(
                        target, sandbox.reader(), sandbox.compose(), List.of(), time, probeTimeout);
        return new Ports(
                new ConcurrentProbeRunner(instruments),
                new TargetActuators(target, sandbox::operator, sandbox.compose()),
                new InMemoryLedger(time),
                TargetLock.none(),
                time,
                new RealWaiter(),
                new RunListener() {});
    }

    @Override
    public Optional<EventSource> events() {
        return Optional.of(
                new EventSource(
                        "embedded stack " + sandbox.project(),
                        sandbox.events(),
                        sandbox.project()));
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
