package dev.preflight.service.event;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

/**
 * The channels, by what goes over them. Each is written to at its end {@code -out}; here the ends
 * meet in memory, where a broker could be.
 */
@ApplicationScoped
class Channels {
    static final String FAILURES = "failures";
    static final String FAILURES_OUT = "failures-out";
    static final String REMEDIATIONS = "remediations";
    static final String REMEDIATIONS_OUT = "remediations-out";

    @Incoming(FAILURES_OUT)
    @Outgoing(FAILURES)
    String failure(String message) {
        return message;
    }

    @Incoming(REMEDIATIONS_OUT)
    @Outgoing(REMEDIATIONS)
    String remediation(String message) {
        return message;
    }
}
