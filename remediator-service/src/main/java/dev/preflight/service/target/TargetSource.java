package dev.preflight.service.target;

import dev.preflight.core.check.CheckId;
import dev.preflight.core.remediation.RemediationPolicy;
import dev.preflight.core.target.SecretMemory;
import dev.preflight.service.config.PreflightConfig.RulesConfig;
import dev.preflight.service.config.PreflightConfig.TargetConfig;
import dev.preflight.service.target.TargetRules.CureRule;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Makes targets of what is configured. */
public final class TargetSource {
    private final Map<String, String> environment;
    private final InstantSource time;
    private final Duration probeTimeout;

    /**
     * A source.
     *
     * @param environment of this process
     * @param time of embedded stacks
     * @param probeTimeout of observations
     */
    public TargetSource(
            Map<String, String> environment, InstantSource time, Duration probeTimeout) {
        this.environment = Map.copyOf(environment);
        this.time = time;
        this.probeTimeout = probeTimeout;
    }

    /** The target of this name; an embedded one is started. */
    public ServedTarget make(String name, TargetConfig config) {
        return new ServedTarget(
                name,
                List.copyOf(new LinkedHashSet<>(config.runbooks())),
                config.interval(),
                rules(config),
                access(name, config),
                secrets());
    }

    // Before the first run, too: something may have to be told without them by then.
    private SecretMemory secrets() {
        SecretMemory secrets = new SecretMemory();
        secrets.learn(environment);
        return secrets;
    }

    private TargetAccess access(String name, TargetConfig config) {
        return config.sandbox()
                ? SandboxTarget.start(config.project().orElse(name), time, probeTimeout)
                : new ComposeTarget(config, environment, probeTimeout);
    }

    private static TargetRules rules(TargetConfig config) {
        Map<CheckId, CureRule> cures = new HashMap<>();
        config.cures()
                .forEach((check, rule) ->
                        cures.put(
                                new CheckId(check),
                                new CureRule(
                                        rule.maxRetries().orElse(null),
                                        rule.waitAfterCure().orElse(null))));
        RulesConfig rules = config.rules();
        return new TargetRules(
                new RemediationPolicy(
                        rules.minHealthyPeriod(),
                        rules.maxCuresPerHour(),
                        rules.flappingReopenings(),
                        rules.flappingWindow()),
                rules.failureThreshold(),
                cures);
    }
}
