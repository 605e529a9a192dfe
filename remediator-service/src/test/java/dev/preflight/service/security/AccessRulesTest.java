package dev.preflight.service.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessRulesTest {

    @ParameterizedTest
    @CsvSource({
        "GET,/api/v1/runs,VIEWER",
        "HEAD,/api/v1/runs,VIEWER",
        "OPTIONS,/api/v1/runs,VIEWER",
        "GET,/api/v1/runs/x/y/z,VIEWER",
        "POST,/api/v1/runs,OPERATOR",
        "DELETE,/api/v1/pauses,OPERATOR",
        "PUT,/api/v1/runs,OPERATOR",
        "PATCH,/api/v1/runs,OPERATOR",
        "TRACE,/api/v1/runs,OPERATOR",
        "get,/api/v1/runs,OPERATOR",
        "GET,/q/metrics,VIEWER",
        "GET,/q/openapi,VIEWER",
        "GET,/q/openapi.json,VIEWER",
        "GET,/q/swagger-ui/index.html,VIEWER",
        "POST,/q/metrics,OPERATOR",
        "GET,/q/health,OPEN",
        "GET,/q/health/live,OPEN",
        "HEAD,/q/health/ready,OPEN"
    })
    void sayWhatItTakes(String method, String path, Access access) {
        assertThat(AccessRules.of(method, path)).contains(access);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/index.html",
                "/api",
                "/api/v1",
                "/api/v1/",
                "/api/v2/runs",
                "/api/v10/runs",
                "/q",
                "/q/",
                "/q/dev-ui",
                "/q/arc",
                "/q/health/",
                "/q/health/group/x",
                "/q/health;x",
                "/q/healthy",
                "/q/metrics2",
                "/q/openapi.exe",
                "/q/swagger-uix",
                "//q/health"
            })
    void haveNothingElse(String path) {
        assertThat(AccessRules.of("GET", path)).isEmpty();
    }

    @Test
    void changeNoHealth() {
        assertThat(AccessRules.of("POST", "/q/health")).isEmpty();
    }
}
