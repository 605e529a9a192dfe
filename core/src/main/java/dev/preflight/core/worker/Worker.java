package dev.preflight.core.worker;

import org.jspecify.annotations.Nullable;

/**
 * One entry of the backend's worker registry.
 *
 * @param id as registered; not blank
 * @param type what its declared type means
 * @param declaredType the registry's own word; null where it says nothing
 * @param status what its declared status means
 * @param declaredStatus the registry's own word; null where it says nothing
 * @param endpoint the URL under which the backend reaches it; null in the documented answer shape
 * @param operation the operation it is working on; null when there is none
 */
public record Worker(
        String id,
        WorkerType type,
        @Nullable String declaredType,
        WorkerStatus status,
        @Nullable String declaredStatus,
        @Nullable String endpoint,
        @Nullable String operation) {

    public Worker {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a worker id must not be blank");
        }
    }

    /** An entry made from the registry's own words. */
    public static Worker listed(
            String id,
            @Nullable String type,
            @Nullable String status,
            @Nullable String endpoint,
            @Nullable String operation) {
        return new Worker(
                id,
                WorkerType.of(type),
                type,
                WorkerStatus.of(status),
                status,
                endpoint,
                operation);
    }

    /**
     * Whether it must be taken for working. Fails closed: an unknown status or an operation under
     * way counts as busy, whatever else the entry says.
     */
    public boolean mayBeBusy() {
        return status == WorkerStatus.BUSY || status == WorkerStatus.UNKNOWN || operation != null;
    }

    /** One phrase for people: {@code training-1 (training, busy)}. */
    public String describe() {
        return "%s (%s, %s)"
                .formatted(id, declared(declaredType, "type"), declared(declaredStatus, "status"));
    }

    private static String declared(@Nullable String word, String field) {
        return word == null ? "no " + field : word;
    }
}
