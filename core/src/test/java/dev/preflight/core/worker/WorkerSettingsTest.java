package dev.preflight.core.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerSettingsTest {

    private static final String API = "KTRDR_API_URL=http://backend:8000";

    private static WorkerSettings settings(String variables) {
        Map<String, String> environment = new HashMap<>();
        for (String variable : variables.split(" ", -1)) {
            int equals = variable.indexOf('=');
            environment.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        return new WorkerSettings(environment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                API,
                "KTRDR_API_CLIENT_BASE_URL=https://b/api/v1",
                API + " KTRDR_WORKER_PORT=5005 KTRDR_WORKER_ID=t1",
                API + " KTRDR_WORKER_PORT=",
                API + " WORKER_ID=",
                API
                        + " KTRDR_WORKER_ENDPOINT_URL=http://me:1 KTRDR_WORKER_PUBLIC_BASE_URL=http://me",
            })
    void findsNothingWrongWithAGoodEnvironment(String variables) {
        assertThat(settings(variables).findings()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "WORKER_ID=hunter2 | WORKER_ID is deprecated: name it KTRDR_WORKER_ID",
                "WORKER_PORT=5004 | WORKER_PORT is deprecated: name it KTRDR_WORKER_PORT",
                "WORKER_ENDPOINT_URL=http://h | WORKER_ENDPOINT_URL is deprecated: name it",
                "WORKER_PUBLIC_BASE_URL=http://h | WORKER_PUBLIC_BASE_URL is deprecated: name it",
                "WORKER_ID=a KTRDR_WORKER_ID=a | WORKER_ID is deprecated",
                "WORKER_ID=hunter2 KTRDR_WORKER_ID=b | have different values: keep KTRDR_WORKER_ID",
                "KTRDR_WORKER_PORT=0 | is not a port",
                "KTRDR_WORKER_PORT=65536 | is not a port",
                "KTRDR_WORKER_PORT=-1 | is not a port",
                "KTRDR_WORKER_PORT=hunter2 | is not a port",
                "KTRDR_WORKER_PORT=99999999999 | is not a port",
                "KTRDR_WORKER_ENDPOINT_URL=hunter2 | is not an http(s) URL",
                "KTRDR_WORKER_PUBLIC_BASE_URL=ftp://hunter2 | is not an http(s) URL",
            })
    void findsWhatIsWrong(String variables, String finding) {
        assertThat(settings(API + " " + variables).findings())
                .singleElement()
                .asString()
                .contains(finding)
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource({
        "KTRDR_API_URL=, is not set",
        "KTRDR_WORKER_ID=x, is not set",
        "KTRDR_API_URL=hunter2, is not an http(s) URL",
        "KTRDR_API_CLIENT_BASE_URL=http://, is not an http(s) URL"
    })
    void missesTheUrlOfTheBackend(String variables, String finding) {
        assertThat(settings(variables).findings())
                .singleElement()
                .asString()
                .contains(finding)
                .doesNotContain("hunter2");
    }

    @Test
    void findsADeprecatedPortThatIsNoneTwice() {
        assertThat(settings(API + " WORKER_PORT=0").findings()).hasSize(2);
    }

    @Test
    void knowsThePort() {
        assertThat(settings(API).port()).contains(5003);
        assertThat(settings("WORKER_PORT=5006").port()).contains(5006);
        assertThat(settings("WORKER_PORT=5006 KTRDR_WORKER_PORT=65535").port()).contains(65_535);
        assertThat(settings("KTRDR_WORKER_PORT=1").port()).contains(1);
        assertThat(settings("KTRDR_WORKER_PORT=x").port()).isEmpty();
    }
}
