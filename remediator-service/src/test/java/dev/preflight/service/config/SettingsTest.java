package dev.preflight.service.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @Test
    void areWhatTheyAreByDefault() {
        PreflightConfig config = Settings.validated(config("targets.lab.sandbox", "true"));

        assertThat(config.probeTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.ledger().file()).isEmpty();
        assertThat(config.ledger().retention()).isEqualTo(Duration.ofDays(90));
        assertThat(config.targets().get("lab"))
                .satisfies(lab -> {
                    assertThat(lab.runbooks()).containsExactly("workers");
                    assertThat(lab.interval()).isEqualTo(Duration.ofSeconds(30));
                });
    }

    @ParameterizedTest
    @CsvSource({
        "targets.lab.interval,999ms",
        "probe-timeout,0s",
        "detection.window,0s",
        "bounds.runs-kept,0",
        "bounds.concurrent-runs,0",
        "bounds.waiting-runs,-1",
        "bounds.event-streams,0",
        "ledger.file,/var/lib/what?.db",
        "ledger.retention,23h"
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

    private static PreflightConfig config(String key, String value) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(PreflightConfig.class)
                .withSources(
                        new PropertiesConfigSource(Map.of("preflight." + key, value), "test", 100))
                .build()
                .getConfigMapping(PreflightConfig.class);
    }
}
