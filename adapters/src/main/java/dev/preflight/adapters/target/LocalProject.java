package dev.preflight.adapters.target;

import dev.preflight.adapters.compose.ComposeCommand;
import dev.preflight.adapters.compose.ComposeProjectFile;
import dev.preflight.adapters.compose.NoComposeFile;
import dev.preflight.adapters.container.EngineException;
import dev.preflight.adapters.container.NoEngine;
import dev.preflight.adapters.docker.ContainerEngine;
import dev.preflight.adapters.docker.DockerEndpoint;
import dev.preflight.adapters.environment.ResolvedTarget;
import dev.preflight.adapters.probe.ConcurrentProbeRunner;
import dev.preflight.adapters.state.FileLedger;
import dev.preflight.adapters.state.FileTargetLock;
import dev.preflight.adapters.state.LockPace;
import dev.preflight.adapters.state.StateDirectory;
import dev.preflight.core.run.Ports;
import dev.preflight.core.run.RunListener;
import dev.preflight.core.run.Waiter;
import dev.preflight.core.target.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * A compose project on a container engine, and the ports to it: the same for the command and for
 * the service, ledger and lock included, so that each knows what the other does.
 */
public final class LocalProject {
    private final ResolvedTarget resolved;
    private final Target target;
    private final ContainerEngine engine;
    private final Map<String, String> environment;

    private LocalProject(
            ResolvedTarget resolved,
            Target target,
            ContainerEngine engine,
            Map<String, String> environment) {
        this.resolved = resolved;
        this.target = target;
        this.engine = engine;
        this.environment = environment;
    }

    /**
     * The project of a target. One whose engine cannot be addressed is a project, too: every check
     * that needs the engine says why it has none.
     *
     * @param environment of this process
     */
    public static LocalProject of(ResolvedTarget resolved, Map<String, String> environment) {
        ContainerEngine engine;
        String runtime;
        try {
            DockerEndpoint endpoint = endpoint(resolved);
            engine = ContainerEngine.at(endpoint);
            runtime = endpoint.toString();
        } catch (EngineException unaddressable) {
            NoEngine none = new NoEngine(unaddressable);
            engine = new ContainerEngine(none, none);
            runtime = "unknown engine";
        }
        return new LocalProject(resolved, resolved.on(runtime), engine, environment);
    }

    /**
     * Where the engine of a target is.
     *
     * @throws EngineException if that makes no sense
     */
    public static DockerEndpoint endpoint(ResolvedTarget resolved) throws EngineException {
        Map<String, String> variables = resolved.variablesForCompose().values();
        String home = variables.get("HOME");
        return DockerEndpoint.resolve(
                variables, Path.of(home == null ? System.getProperty("user.home") : home));
    }

    public Target target() {
        return target;
    }

    /**
     * The ports to it.
     *
     * @param owner is named to those who wait for the lock
     * @param probeTimeout of observations
     * @param time of runs
     * @param stamps of what is left in files, for whoever reads it
     * @param waiter waits in runs
     * @param listener follows runs
     */
    public Ports ports(
            String owner,
            Duration probeTimeout,
            InstantSource time,
            InstantSource stamps,
            Waiter waiter,
            RunListener listener) {
        ComposeProjectFile compose = compose();
        TargetInstruments instruments =
                new TargetInstruments(
                        target,
                        engine.reader(),
                        compose,
                        resolved.composeFiles(),
                        time,
                        probeTimeout);
        return new Ports(
                new ConcurrentProbeRunner(instruments),
                new TargetActuators(target, engine::operator, compose),
                new FileLedger(StateDirectory.of(environment), stamps),
                new FileTargetLock(
                        FileTargetLock.sharedDirectory(), owner, LockPace.standard(), stamps),
                time,
                waiter,
                listener);
    }

    private ComposeProjectFile compose() {
        String problem = resolved.composeProblem();
        return problem != null
                ? new NoComposeFile(problem)
                : new ComposeCommand(
                        target.project(),
                        resolved.directory(),
                        resolved.filesForCompose(),
                        environment,
                        resolved.variablesForCompose().values());
    }
}
