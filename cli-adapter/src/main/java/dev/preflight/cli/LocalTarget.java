package dev.preflight.cli;

import dev.preflight.adapters.compose.ComposeCommand;
import dev.preflight.adapters.compose.ComposeProjectFile;
import dev.preflight.adapters.compose.NoComposeFile;
import dev.preflight.adapters.container.EngineException;
import dev.preflight.adapters.container.NoEngine;
import dev.preflight.adapters.docker.ContainerEngine;
import dev.preflight.adapters.docker.DockerEndpoint;
import dev.preflight.adapters.environment.ResolvedTarget;
import dev.preflight.adapters.environment.TargetException;
import dev.preflight.adapters.environment.TargetOptionException;
import dev.preflight.adapters.environment.TargetOptions;
import dev.preflight.adapters.environment.TargetResolver;
import dev.preflight.adapters.probe.ConcurrentProbeRunner;
import dev.preflight.adapters.state.FileLedger;
import dev.preflight.adapters.state.FileTargetLock;
import dev.preflight.adapters.state.LockPace;
import dev.preflight.adapters.state.StateDirectory;
import dev.preflight.adapters.target.TargetActuators;
import dev.preflight.adapters.target.TargetInstruments;
import dev.preflight.adapters.time.MonotonicTime;
import dev.preflight.core.run.Ports;
import dev.preflight.core.target.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The compose project that a command is for, and the ports to it. */
final class LocalTarget {
    private final ResolvedTarget resolved;
    private final Target target;
    private final ContainerEngine engine;
    private final Map<String, String> environment;
    private final Duration probeTimeout;

    private LocalTarget(
            ResolvedTarget resolved,
            Target target,
            ContainerEngine engine,
            Map<String, String> environment,
            Duration probeTimeout) {
        this.resolved = resolved;
        this.target = target;
        this.engine = engine;
        this.environment = environment;
        this.probeTimeout = probeTimeout;
    }

    static LocalTarget resolve(RunSettings settings, Terminal terminal)
            throws UsageException, FailureException {
        Map<String, String> environment = terminal.environment();
        ResolvedTarget resolved = resolve(options(settings), environment);
        ContainerEngine engine;
        String runtime;
        try {
            DockerEndpoint endpoint = endpoint(resolved.variablesForCompose().values());
            engine = ContainerEngine.at(endpoint);
            runtime = endpoint.toString();
        } catch (EngineException unaddressable) {
            NoEngine none = new NoEngine(unaddressable);
            engine = new ContainerEngine(none, none);
            runtime = "unknown engine";
        }
        return new LocalTarget(
                resolved, resolved.on(runtime), engine, environment, settings.probeTimeout());
    }

    private static ResolvedTarget resolve(TargetOptions options, Map<String, String> environment)
            throws UsageException, FailureException {
        try {
            return new TargetResolver(environment).resolve(options);
        } catch (TargetOptionException wrong) {
            throw new UsageException(String.valueOf(wrong.getMessage()));
        } catch (TargetException broken) {
            throw new FailureException(String.valueOf(broken.getMessage()));
        }
    }

    Target target() {
        return target;
    }

    /** The ports for one command, which is named to those who wait for the lock. */
    Ports ports(String command, Progress progress) {
        InstantSource time = new MonotonicTime();
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
                new FileLedger(StateDirectory.of(environment), time),
                new FileTargetLock(
                        FileTargetLock.sharedDirectory(),
                        "preflight " + command,
                        LockPace.standard(),
                        time),
                time,
                progress.waiter(),
                progress.listener());
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

    private static TargetOptions options(RunSettings settings) throws UsageException {
        List<Path> envFiles = new ArrayList<>();
        for (String file : settings.values("env-file")) {
            envFiles.add(RunSettings.path("env-file", file));
        }
        String directory = settings.value("directory");
        return new TargetOptions(
                settings.value("project"),
                RunSettings.path("directory", directory == null ? "" : directory),
                envFiles,
                settings.values("var"));
    }

    private static DockerEndpoint endpoint(Map<String, String> variables) throws EngineException {
        @Nullable String home = variables.get("HOME");
        return DockerEndpoint.resolve(
                variables, Path.of(home == null ? System.getProperty("user.home") : home));
    }
}
