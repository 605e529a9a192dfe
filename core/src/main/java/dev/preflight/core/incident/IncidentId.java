package dev.preflight.core.incident;

import dev.preflight.core.check.CheckId;
import dev.preflight.core.runbook.RunbookId;
import dev.preflight.core.target.TargetId;
import java.time.Instant;

/**
 * Names an incident for good.
 *
 * @param value unique across targets; not blank
 */
public record IncidentId(String value) {
    public IncidentId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an incident id must not be blank");
        }
    }

    /**
     * The name of one that opens now, as {@code workers.worker-types.1a2b3c4d.d5x0q3k9z1}. It can
     * stand in a URL if the names of runbook and check can.
     */
    public static IncidentId of(TargetId target, RunbookId runbook, CheckId check, Instant now) {
        // A check of a target has at most one open incident, so its time makes it unique.
        long nanos = now.getEpochSecond() * 1_000_000_000 + now.getNano();
        return new IncidentId(
                "%s.%s.%08x.%s"
                        .formatted(
                                runbook,
                                check,
                                target.value().hashCode(),
                                Long.toString(nanos, Character.MAX_RADIX)));
    }

    @Override
    public String toString() {
        return value;
    }
}
