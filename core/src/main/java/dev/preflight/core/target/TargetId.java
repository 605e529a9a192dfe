package dev.preflight.core.target;

/**
 * Identifies a target for locks, incidents and the ledger: the same for every process that works on
 * the same project of the same engine.
 *
 * @param value engine endpoint and project, as in {@code unix:///var/run/docker.sock#shop}; not
 *     blank
 */
public record TargetId(String value) {
    public TargetId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a target id must not be blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
