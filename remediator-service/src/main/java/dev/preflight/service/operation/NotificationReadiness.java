package dev.preflight.service.operation;

import dev.preflight.service.ledger.StorageException;
import dev.preflight.service.notify.Notifier;
import dev.preflight.service.notify.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells what is owed to people, and who cannot be told. Always ready: a receiver in trouble keeps
 * the service from nothing.
 */
@Readiness
@ApplicationScoped
public class NotificationReadiness implements HealthCheck {
    private final Notifier notifier;

    NotificationReadiness(Notifier notifier) {
        this.notifier = notifier;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("notifications").up();
        try {
            tell(notifier.standings(), InstantSource.system().instant(), response);
        } catch (StorageException unavailable) {
            response.withData("unknown", unavailable.getMessage());
        }
        return response.build();
    }

    static void tell(List<Standing> standings, Instant now, HealthCheckResponseBuilder response) {
        response.withData("owed", standings.stream().mapToLong(Standing::owed).sum());
        standings.stream()
                .map(Standing::oldest)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .ifPresent(oldest ->
                        response.withData(
                                "oldest-seconds", Duration.between(oldest, now).toSeconds()));
        for (Standing standing : standings) {
            if (standing.trouble() != null) {
                response.withData(standing.receiver(), "in trouble: " + standing.trouble());
            }
        }
    }
}
