package dev.preflight.service.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.HostAndPort;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostsTest {
    private static final List<String> CONFIGURED = List.of("preflight.example.org");

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "[::1]", "::1"})
    void includeLoopbackNamesEverywhere(String name) {
        assertThat(hosts(List.of(), "127.0.0.1", name)).isTrue();
        assertThat(hosts(CONFIGURED, "127.0.0.1", name)).isTrue();
        assertThat(hosts(CONFIGURED, "0.0.0.0", name)).isTrue();
    }

    @Test
    void includeNoOtherNameOnLoopback() {
        assertThat(hosts(List.of(), "127.0.0.1", "evil.example")).isFalse();
        assertThat(hosts(List.of(), "localhost", "192.0.2.1")).isFalse();
    }

    @Test
    void includeConfiguredNames() {
        assertThat(hosts(CONFIGURED, "127.0.0.1", "Preflight.Example.org")).isTrue();
        assertThat(hosts(CONFIGURED, "127.0.0.1", "evil.example")).isFalse();
        assertThat(hosts(CONFIGURED, "0.0.0.0", "evil.example")).isFalse();
    }

    @Test
    void includeAnyNameElsewhereSinceCallersAreAskedThere() {
        assertThat(hosts(List.of(), "0.0.0.0", "evil.example")).isTrue();
    }

    @Test
    void includeNoRequestWithoutAHostOnLoopback() {
        assertThat(new Hosts(List.of(), "127.0.0.1").include(null)).isFalse();
    }

    private static boolean hosts(List<String> configured, String listening, String host) {
        return new Hosts(configured, listening).include(HostAndPort.create(host, 8420));
    }
}
