package dev.preflight.service.config;

import dev.preflight.service.config.PreflightConfig.TargetConfig;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Duration;
import java.util.regex.Pattern;

/** Holds settings to what they must be, once, when the service starts. */
public final class Settings {
    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

    // It stands in URLs, metrics and reports.
    private static final Pattern TARGET_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    private Settings() {}

    /**
     * The same settings.
     *
     * @throws ConfigurationException if one of them cannot be meant; names the key
     */
    public static PreflightConfig validated(PreflightConfig config) {
        config.targets().forEach(Settings::requireTarget);
        requirePositive("probe-timeout", config.probeTimeout());
        requirePositive("detection.window", config.detection().window());
        requireAtLeastOne("bounds.runs-kept", config.bounds().runsKept());
        requireAtLeastOne("bounds.concurrent-runs", config.bounds().concurrentRuns());
        requireAtLeastOne("bounds.waiting-runs", config.bounds().waitingRuns());
        requireAtLeastOne("bounds.requests-per-second", config.bounds().requestsPerSecond());
        requireAtLeastOne("bounds.request-burst", config.bounds().requestBurst());
        requireAtLeastOne(
                "bounds.failed-logins-per-minute", config.bounds().failedLoginsPerMinute());
        SecuritySettings.require(config.security());
        return config;
    }

    private static void requireTarget(String name, TargetConfig target) {
        if (!TARGET_NAME.matcher(name).matches()) {
            throw wrong(
                    "targets.\"" + name + "\"",
                    "a target's name is letters, digits, dots, dashes and underscores, at most 63");
        }
        if (target.interval().compareTo(SHORTEST_INTERVAL) < 0) {
            throw wrong(
                    "targets." + name + ".interval",
                    "must be at least 1 s, not " + target.interval());
        }
    }

    private static void requirePositive(String key, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw wrong(key, "must be longer than nothing, not " + value);
        }
    }

    private static void requireAtLeastOne(String key, int value) {
        if (value < 1) {
            throw wrong(key, "must be at least 1, not " + value);
        }
    }

    /** A complaint about a key, named without the prefix. */
    public static ConfigurationException wrong(String key, String problem) {
        return new ConfigurationException("preflight.%s: %s".formatted(key, problem));
    }
}
