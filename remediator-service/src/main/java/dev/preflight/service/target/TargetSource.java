package dev.preflight.service.target;

import dev.preflight.service.config.PreflightConfig.TargetConfig;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Makes targets of what is configured. */
public final class TargetSource {
    private final Map<String, String> environment;
    private final Duration probeTimeout;

    /**
     * A source.
     *
     * @param environment of this process
     * @param probeTimeout of observations
     */
    public TargetSource(Map<String, String> environment, Duration probeTimeout) {
        this.environment = Map.copyOf(environment);
        this.probeTimeout = probeTimeout;
    }

    /** The target of this name; an embedded one is started. */
    public ServedTarget make(String name, TargetConfig config) {
        return new ServedTarget(
                name,
                List.copyOf(new LinkedHashSet<>(config.runbooks())),
                config.interval(),
                access(name, config));
    }

    private TargetAccess access(String name, TargetConfig config) {
        return config.sandbox()
                ? SandboxTarget.start(config.project().orElse(name), probeTimeout)
                : new ComposeTarget(config, environment, probeTimeout);
    }
}
