package dev.preflight.service.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.service.notify.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.junit.jupiter.api.Test;

class NotificationReadinessTest {
    private static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");

    @Test
    void tellsWhatIsOwedAndWhoIsInTrouble() {
        assertThat(
                        data(
                                new Standing("ops", 3, NOW.minusSeconds(90), "HTTP 503"),
                                new Standing("chat", 1, NOW.minusSeconds(20), null)))
                .isEqualTo(
                        Map.of(
                                "owed", 4L,
                                "oldest-seconds", 90L,
                                "ops", "in trouble: HTTP 503"));
    }

    @Test
    void hasNoOldestWhereNothingIsOwed() {
        assertThat(data(new Standing("ops", 0, null, null))).isEqualTo(Map.of("owed", 0L));
    }

    private static Map<String, Object> data(Standing... standings) {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("notifications").up();
        NotificationReadiness.tell(List.of(standings), NOW, response);
        HealthCheckResponse built = response.build();
        assertThat(built.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        return built.getData().orElseThrow();
    }
}
