package dev.preflight.service.operation;

import dev.preflight.service.event.JournalPublisher;
import dev.preflight.service.ledger.DeadLetters;
import dev.preflight.service.ledger.StorageException;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while what happens is made known. Messages that could not be read are told beside it and
 * change nothing: the channels have gone on.
 */
@Readiness
@ApplicationScoped
public class ChannelReadiness implements HealthCheck {
    private final JournalPublisher publisher;
    private final DeadLetters letters;

    ChannelReadiness(JournalPublisher publisher, DeadLetters letters) {
        this.publisher = publisher;
        this.letters = letters;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("channels")
                .status(publisher.isAlive())
                .withData("dead letters", deadLetters())
                .build();
    }

    private String deadLetters() {
        try {
            return String.valueOf(letters.count());
        } catch (StorageException unknown) {
            return "unknown";
        }
    }
}
