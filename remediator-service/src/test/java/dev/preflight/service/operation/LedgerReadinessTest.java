package dev.preflight.service.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class LedgerReadinessTest {
    @Test
    void isReadyWhileTheLedgerCanBeWritten() {
        HealthCheckResponse response = new LedgerReadiness(Optional::empty).call();

        assertThat(response.getStatus()).isEqualTo(Status.UP);
        assertThat(response.getData()).isEmpty();
    }

    @Test
    void saysWhyItIsNot() {
        HealthCheckResponse response =
                new LedgerReadiness(() -> Optional.of("the disk is full")).call();

        assertThat(response.getName()).isEqualTo("ledger");
        assertThat(response.getStatus()).isEqualTo(Status.DOWN);
        assertThat(response.getData()).contains(Map.of("problem", "the disk is full"));
    }
}
