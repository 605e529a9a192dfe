package dev.preflight.service.target;

import dev.preflight.adapters.container.EngineException;
import dev.preflight.adapters.docker.ContainerEngine;
import dev.preflight.adapters.docker.DockerEndpoint;
import dev.preflight.adapters.environment.ResolvedTarget;
import dev.preflight.adapters.environment.TargetException;
import dev.preflight.adapters.environment.TargetOptions;
import dev.preflight.adapters.environment.TargetResolver;
import dev.preflight.adapters.state.FileLedger;
import dev.preflight.adapters.state.StateDirectory;
import dev.preflight.adapters.target.LocalProject;
import dev.preflight.adapters.time.MonotonicTime;
import dev.preflight.adapters.time.RealWaiter;
import dev.preflight.core.remediation.LedgerException;
import dev.preflight.core.remediation.Pause;
import dev.preflight.core.run.Ports;
import dev.preflight.core.run.RunListener;
import dev.preflight.service.config.PreflightConfig.TargetConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * A compose project on a container engine. Its files are read for every run, so what is changed in
 * them counts from the next one on. The ledger and the lock are those of the command, so that each
 * knows what the other has done.
 */
final class ComposeTarget implements TargetAccess {
    private static final Logger LOG = Logger.getLogger(ComposeTarget.class);

    private final TargetConfig config;
    private final Map<String, String> environment;
    private final Duration probeTimeout;

    /**
     * A target.
     *
     * @param environment of this process
     * @param probeTimeout of observations
     */
    ComposeTarget(TargetConfig config, Map<String, String> environment, Duration probeTimeout) {
        this.config = config;
        this.environment = Map.copyOf(environment);
        this.probeTimeout = probeTimeout;
    }

    @Override
    public Reached reach(Map<String, String> variables) throws TargetException {
        LocalProject project =
                LocalProject.of(
                        new TargetResolver(environment).resolve(options(variables)), environment);
        Ports ports =
                project.ports(
                        "preflight service",
                        probeTimeout,
                        new MonotonicTime(),
                        // Read by other processes: ours falls behind when the machine sleeps.
                        InstantSource.system(),
                        new RealWaiter(),
                        new RunListener() {});
        return new Reached(project.target(), ports, true);
    }

    private TargetOptions options(Map<String, String> variables) {
        List<String> assignments = new ArrayList<>();
        variables.forEach((name, value) -> assignments.add(name + "=" + value));
        // Last, so that nothing else says which engine is asked.
        config.engine().ifPresent(engine -> assignments.add("DOCKER_HOST=" + engine));
        return new TargetOptions(
                config.project().orElse(null),
                config.directory().orElse(Path.of("")),
                List.of(),
                assignments);
    }

    private FileLedger ledger() {
        return new FileLedger(StateDirectory.of(environment), InstantSource.system());
    }

    @Override
    public Optional<EventSource> events() {
        try {
            ResolvedTarget resolved = new TargetResolver(environment).resolve(options(Map.of()));
            DockerEndpoint endpoint = LocalProject.endpoint(resolved);
            return Optional.of(
                    new EventSource(
                            endpoint.toString(),
                            ContainerEngine.eventsAt(endpoint),
                            resolved.on(endpoint.toString()).project()));
        } catch (TargetException | EngineException unknown) {
            LOG.warnf(
                    "%s: its containers are not listened to, only checked at the interval: %s",
                    describe(), unknown.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void tell(List<Pause> pauses) throws LedgerException, TargetException {
        ledger().replacePauses(reach(Map.of()).target().id(), pauses);
    }

    @Override
    public String describe() {
        return "compose project "
                + config.project().orElseGet(() -> "in " + config.directory().orElse(Path.of(".")));
    }
}
