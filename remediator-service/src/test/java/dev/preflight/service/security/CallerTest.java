package dev.preflight.service.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallerTest {

    @Test
    void isShownInOneLineOfBoundedLength() {
        assertThat(Caller.shown("ci")).isEqualTo("ci");
        assertThat(Caller.shown("jo\r\nINFO all is well\u001b[31m\u2028"))
                .isEqualTo("jo??INFO all is well?[31m?");
        assertThat(Caller.shown("x".repeat(1000))).hasSize(100);
    }

    @Test
    void hasAName() {
        assertThat(Caller.shown("")).isEqualTo("anonymous");
    }
}
