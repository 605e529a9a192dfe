package dev.preflight.service.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.preflight.service.config.PreflightConfig.Role;
import dev.preflight.service.notify.BodyFormat;
import dev.preflight.service.notify.Occasion;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final String HASH = "sha256:" + "0123456789abcdef".repeat(4);

    @Test
    void areWhatTheyAreByDefault() {
        PreflightConfig config = Settings.validated(config("targets.lab.sandbox", "true"));

        assertThat(config.probeTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.ledger().file()).isEmpty();
        assertThat(config.ledger().retention()).isEqualTo(Duration.ofDays(90));
        assertThat(config.ledger().maxSize().asLongValue()).isEqualTo(1L << 30);
        assertThat(config.targets().get("lab"))
                .satisfies(lab -> {
                    assertThat(lab.runbooks()).containsExactly("workers");
                    assertThat(lab.interval()).isEqualTo(Duration.ofSeconds(30));
                });
    }

    @ParameterizedTest
    @CsvSource({
        "targets.lab.interval,999ms",
        "targets.lab.rules.failure-threshold,0",
        "targets.lab.rules.max-cures-per-hour,-1",
        "targets.lab.rules.min-healthy-period,-1s",
        "targets.lab.rules.flapping-reopenings,0",
        "targets.lab.rules.flapping-reopenings,21",
        "targets.lab.rules.flapping-window,-1s",
        "targets.lab.rules.flapping-window,25h",
        "targets.lab.cures.worker-types.max-retries,-1",
        "targets.lab.cures.worker-types.wait-after-cure,-1s",
        "probe-timeout,0s",
        "detection.window,0s",
        "bounds.runs-kept,0",
        "bounds.concurrent-runs,0",
        "bounds.waiting-runs,-1",
        "public-url,preflight.example.org",
        "ledger.file,/var/lib/what?.db",
        "ledger.retention,23h",
        "ledger.max-size,3M",
        "ledger.max-size,2T",
        "bounds.event-streams,0",
        "bounds.requests-per-second,0",
        "bounds.request-burst,0",
        "bounds.failed-logins-per-minute,0",
        "security.hosts,preflight.example.org:8420",
        "security.hosts,https://preflight.example.org"
    })
    void areRefusedIfTheyCannotBeMeant(String key, String value) {
        assertThatThrownBy(() -> Settings.validated(config(key, value)))
                .hasMessageStartingWith("preflight." + key + ": must be ");
    }

    @ParameterizedTest
    @CsvSource({"a/b", "a b", "-a"})
    void nameTargetsThatCanStandInAUrl(String name) {
        assertThatThrownBy(() ->
                        Settings.validated(config("targets.\"" + name + "\".sandbox", "true")))
                .hasMessageContaining("a target's name is letters");
    }

    @Test
    void readReceivers() {
        PreflightConfig config =
                Settings.validated(
                        config(
                                Map.of(
                                        "notify.ops.url", "https://hooks.example.org/T0/B0",
                                        "notify.ops.on", "escalated,attempt",
                                        "notify.ops.headers.X-Team", "night shift",
                                        "notify.chat.url", "http://localhost:9000",
                                        "notify.chat.format", "slack")));

        assertThat(config.receivers().get("ops"))
                .satisfies(ops -> {
                    assertThat(ops.format()).isEqualTo(BodyFormat.JSON);
                    assertThat(ops.on()).containsOnly(Occasion.ESCALATED, Occasion.ATTEMPT);
                    assertThat(ops.timeout()).isEqualTo(Duration.ofSeconds(5));
                    assertThat(ops.headers()).containsExactly(entry("X-Team", "night shift"));
                    assertThat(ops.secret()).isEmpty();
                });
        assertThat(config.receivers().get("chat"))
                .satisfies(chat -> {
                    assertThat(chat.format()).isEqualTo(BodyFormat.SLACK);
                    assertThat(chat.on()).containsOnly(Occasion.ESCALATED, Occasion.HEALED);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "url,ftp://host/hidden",
        "url,/hidden",
        "url,https:///hidden",
        "url,https://host/hidden hidden",
        "url,https://me:hidden@host/",
        "timeout,99ms",
        "timeout,2m",
        "headers.Host,hidden",
        "headers.Content-Length,hidden",
        "'headers.\"a b\"',hidden",
    })
    void refuseReceiversWithoutShowingWhatMayBeSecret(String key, String value) {
        Map<String, String> settings =
                new HashMap<>(Map.of("notify.ops.url", "https://hooks.example.org/hidden"));
        settings.put("notify.ops." + key, value);

        assertThatThrownBy(() -> Settings.validated(config(settings)))
                .hasMessageStartingWith("preflight.notify.ops." + key.substring(0, 3))
                .hasMessageContaining("must ")
                .hasMessageNotContaining("hidden")
                .hasNoCause();
    }

    @Test
    void takeKeysAndTheirRoles() {
        PreflightConfig config =
                Settings.validated(
                        config(
                                Map.of(
                                        "security.keys.ci.hash",
                                        HASH,
                                        "security.keys.ci.role",
                                        "viewer")));

        assertThat(config.security().keys().get("ci"))
                .satisfies(key -> assertThat(key.role()).isEqualTo(Role.VIEWER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pf_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG",
                "sha256:",
                "sha256:01234",
                "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "md5:0123456789abcdef0123456789abcdef"
            })
    void refuseAMalformedHash(String hash) {
        assertThatThrownBy(() ->
                        Settings.validated(
                                config(
                                        Map.of(
                                                "security.keys.ci.hash",
                                                hash,
                                                "security.keys.ci.role",
                                                "viewer"))))
                .hasMessageStartingWith("preflight.security.keys.ci.hash: must be sha256:")
                // It may be the key.
                .hasMessageNotContaining("0123456789");
    }

    @Test
    void refuseAKeyThatTwoHold() {
        assertThatThrownBy(() ->
                        Settings.validated(
                                config(
                                        Map.of(
                                                "security.keys.ci.hash",
                                                HASH,
                                                "security.keys.ci.role",
                                                "viewer",
                                                "security.keys.ops.hash",
                                                HASH.toUpperCase(Locale.ROOT).replace("SHA", "sha"),
                                                "security.keys.ops.role",
                                                "operator"))))
                .hasMessageContaining("nobody could tell who asks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "-a", "a/b", "anonymous"})
    void nameKeysThatCanStandInAnAuditTrail(String name) {
        assertThatThrownBy(() ->
                        Settings.validated(
                                config(
                                        Map.of(
                                                "security.keys.\"" + name + "\".hash",
                                                HASH,
                                                "security.keys.\"" + name + "\".role",
                                                "viewer"))))
                .hasMessageContaining("a key's name is letters");
    }

    @Test
    void refuseAKeyWithoutARole() {
        assertThatThrownBy(() -> config("security.keys.ci.hash", HASH))
                .hasMessageContaining("preflight.security.keys.ci.role");
    }

    private static PreflightConfig config(String key, String value) {
        return config(Map.of(key, value));
    }

    private static PreflightConfig config(Map<String, String> settings) {
        Map<String, String> prefixed = new HashMap<>();
        settings.forEach((key, value) -> prefixed.put("preflight." + key, value));
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(PreflightConfig.class)
                .withSources(new PropertiesConfigSource(prefixed, "test", 100))
                .build()
                .getConfigMapping(PreflightConfig.class);
    }
}
