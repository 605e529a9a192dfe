package dev.preflight.core.incident;

/**
 * Names an incident for good.
 *
 * @param value unique in its ledger; not blank
 */
public record IncidentId(String value) {
    public IncidentId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an incident id must not be blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
