package dev.preflight.adapters.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.preflight.adapters.container.EngineException;
import dev.preflight.adapters.http.RawServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class NetworkApiTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    // As a call does that was left behind, and whose first answer comes all the same.
    @Test
    void opensNoConnectionOnceItIsClosed() throws Exception {
        try (RawServer server = RawServer.thatSays("HTTP/1.0 200 OK\r\n\r\n[]")) {
            DockerEndpoint endpoint =
                    DockerEndpoint.of("tcp://localhost:" + server.port(), "DOCKER_HOST", null);
            NetworkApi api = new NetworkApi(endpoint, new Trouble(endpoint), LONG);
            assertThat(api.get("/first").status()).isEqualTo(200);
            api.close();

            assertThatThrownBy(() -> api.get("/second")).isInstanceOf(EngineException.class);
            assertThat(server.requests()).isEqualTo(1);
        }
    }
}
