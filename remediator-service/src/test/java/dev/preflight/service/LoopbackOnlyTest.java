package dev.preflight.service;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackOnlyTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "::1", "localhost"})
    void startsOnLoopback(String host) {
        assertThatCode(() -> LoopbackOnly.requireLoopback(host)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "", "no such host"})
    void refusesToStartElsewhere(String host) {
        assertThatThrownBy(() -> LoopbackOnly.requireLoopback(host))
                .hasMessageStartingWith("quarkus.http.host: ")
                .hasMessageContaining("'" + host + "'")
                .hasMessageContaining("leave it at 127.0.0.1");
    }
}
