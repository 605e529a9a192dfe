package dev.preflight.service.config;

import dev.preflight.core.incident.Incident;
import dev.preflight.service.config.PreflightConfig.CureConfig;
import dev.preflight.service.config.PreflightConfig.RulesConfig;
import dev.preflight.service.config.PreflightConfig.TargetConfig;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/** Holds settings to what they must be, once, when the service starts. */
public final class Settings {
    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);
    private static final Duration SHORTEST_RETENTION = Duration.ofDays(1);
    // The rules are given what was closed within a day.
    private static final Duration LONGEST_WINDOW = Duration.ofDays(1);
    private static final BigInteger SMALLEST_LEDGER = BigInteger.ONE.shiftLeft(22);
    private static final BigInteger LARGEST_LEDGER = BigInteger.ONE.shiftLeft(40);

    // It stands in URLs, metrics and reports.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    private Settings() {}

    /**
     * The same settings.
     *
     * @throws ConfigurationException if one of them cannot be meant; names the key
     */
    public static PreflightConfig validated(PreflightConfig config) {
        config.targets().forEach(Settings::requireTarget);
        config.receivers().forEach(ReceiverSettings::require);
        config.publicUrl().ifPresent(url -> ReceiverSettings.requireUrl("public-url", url));
        requirePositive("probe-timeout", config.probeTimeout());
        requirePositive("detection.window", config.detection().window());
        requireAtLeastOne("bounds.runs-kept", config.bounds().runsKept());
        requireAtLeastOne("bounds.concurrent-runs", config.bounds().concurrentRuns());
        requireAtLeastOne("bounds.waiting-runs", config.bounds().waitingRuns());
        config.ledger().file().ifPresent(Settings::requireLedgerFile);
        requireAtLeast("ledger.retention", SHORTEST_RETENTION, "1 d", config.ledger().retention());
        requireLedgerSize(config.ledger().maxSize());
        requireAtLeastOne("bounds.event-streams", config.bounds().eventStreams());
        requireAtLeastOne("bounds.requests-per-second", config.bounds().requestsPerSecond());
        requireAtLeastOne("bounds.request-burst", config.bounds().requestBurst());
        requireAtLeastOne(
                "bounds.failed-logins-per-minute", config.bounds().failedLoginsPerMinute());
        SecuritySettings.require(config.security());
        return config;
    }

    private static void requireTarget(String name, TargetConfig target) {
        requireName("targets", "a target", name);
        requireAtLeast(
                "targets." + name + ".interval", SHORTEST_INTERVAL, "1 s", target.interval());
        requireRules("targets." + name + ".rules.", target.rules());
        target.cures()
                .forEach((check, cure) ->
                        requireCure("targets." + name + ".cures." + check + ".", cure));
    }

    private static void requireRules(String rule, RulesConfig rules) {
        requireAtLeastOne(rule + "failure-threshold", rules.failureThreshold());
        requireNotNegative(rule + "max-cures-per-hour", rules.maxCuresPerHour());
        requireAtLeast(rule + "min-healthy-period", Duration.ZERO, "0 s", rules.minHealthyPeriod());
        if (rules.flappingReopenings() < 1
                || rules.flappingReopenings() > Incident.REOPENINGS_KEPT) {
            throw wrong(
                    rule + "flapping-reopenings",
                    "must be from 1 to %d, not %d"
                            .formatted(Incident.REOPENINGS_KEPT, rules.flappingReopenings()));
        }
        Duration window = rules.flappingWindow();
        if (window.isNegative() || window.compareTo(LONGEST_WINDOW) > 0) {
            throw wrong(rule + "flapping-window", "must be from 0 s to 24 h, not " + window);
        }
    }

    private static void requireCure(String key, CureConfig cure) {
        cure.maxRetries().ifPresent(it -> requireNotNegative(key + "max-retries", it));
        cure.waitAfterCure()
                .ifPresent(it -> requireAtLeast(key + "wait-after-cure", Duration.ZERO, "0 s", it));
    }

    // What follows a question mark would be taken for an option of the database.
    private static void requireLedgerFile(Path file) {
        if (file.toString().contains("?")) {
            throw wrong("ledger.file", "must be a path without '?', not " + file);
        }
    }

    private static void requireLedgerSize(MemorySize size) {
        BigInteger bytes = size.asBigInteger();
        if (bytes.compareTo(SMALLEST_LEDGER) < 0 || bytes.compareTo(LARGEST_LEDGER) > 0) {
            throw wrong(
                    "ledger.max-size", "must be from 4M to 1T, not of %d bytes".formatted(bytes));
        }
    }

    private static void requireAtLeast(String key, Duration least, String inWords, Duration value) {
        if (value.compareTo(least) < 0) {
            throw wrong(key, "must be at least " + inWords + ", not " + value);
        }
    }

    /** A name that can stand in URLs, metrics and logs. */
    static void requireName(String key, String whose, String name) {
        if (!NAME.matcher(name).matches()) {
            throw wrong(
                    key + ".\"" + name + "\"",
                    whose + "'s name is letters, digits, dots, dashes and underscores, at most 63");
        }
    }

    private static void requirePositive(String key, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw wrong(key, "must be longer than nothing, not " + value);
        }
    }

    private static void requireNotNegative(String key, int value) {
        if (value < 0) {
            throw wrong(key, "must be at least 0, not " + value);
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
