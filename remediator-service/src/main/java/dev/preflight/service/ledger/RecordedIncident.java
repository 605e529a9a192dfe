package dev.preflight.service.ledger;

import dev.preflight.core.incident.Incident;
import java.time.Instant;

/**
 * An incident as it is recorded.
 *
 * @param target the configured name
 * @param incident in its present state
 * @param changedAt when it got there
 */
public record RecordedIncident(String target, Incident incident, Instant changedAt) {}
