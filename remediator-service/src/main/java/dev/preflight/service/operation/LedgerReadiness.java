package dev.preflight.service.operation;

import dev.preflight.service.ledger.LedgerState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the ledger can be written: without it nothing is cured. */
@Readiness
@ApplicationScoped
public class LedgerReadiness implements HealthCheck {
    private final LedgerState ledger;

    LedgerReadiness(LedgerState ledger) {
        this.ledger = ledger;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> problem = ledger.problem();
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("ledger").status(problem.isEmpty());
        problem.ifPresent(it -> response.withData("problem", it));
        return response.build();
    }
}
