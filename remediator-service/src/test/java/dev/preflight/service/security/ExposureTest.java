package dev.preflight.service.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExposureTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "::1", "localhost"})
    void startsOnLoopback(String host) {
        assertThatCode(() -> Exposure.requireLoopbackOr(false, host)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "", "no such host"})
    void refusesToStartElsewhereWithoutAskingWhoIsCalling(String host) {
        assertThatThrownBy(() -> Exposure.requireLoopbackOr(false, host))
                .hasMessageStartingWith("quarkus.http.host: ")
                .hasMessageContaining("'" + host + "'")
                .hasMessageContaining("set preflight.security.keys.NAME.hash and .role")
                .hasMessageContaining("leave it at 127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
    void startsAnywhereOnceItAsksWhoIsCalling(String host) {
        assertThatCode(() -> Exposure.requireLoopbackOr(true, host)).doesNotThrowAnyException();
    }
}
