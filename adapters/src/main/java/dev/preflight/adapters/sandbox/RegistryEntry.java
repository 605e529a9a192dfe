package dev.preflight.adapters.sandbox;

import dev.preflight.core.worker.WorkerStatus;
import dev.preflight.core.worker.WorkerType;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the backend knows of one worker.
 *
 * @param id as registered
 * @param type of worker
 * @param endpoint the URL under which the backend reaches it
 * @param registeredAt when it last registered
 * @param silentSince when it was last heard of; null while it is heard
 * @param reported a status word that stands for the real one; null when there is none
 * @param operation that it works on; null when it is idle
 */
record RegistryEntry(
        String id,
        WorkerType type,
        String endpoint,
        Instant registeredAt,
        @Nullable Instant silentSince,
        @Nullable String reported,
        @Nullable String operation) {

    static RegistryEntry idle(SandboxService service, Instant at) {
        return new RegistryEntry(
                service.name(), service.type(), service.url(), at, null, null, null);
    }

    RegistryEntry silentSince(@Nullable Instant since) {
        return new RegistryEntry(id, type, endpoint, registeredAt, since, reported, operation);
    }

    RegistryEntry reporting(String status) {
        return new RegistryEntry(id, type, endpoint, registeredAt, silentSince, status, operation);
    }

    RegistryEntry busyWith(String work) {
        return new RegistryEntry(id, type, endpoint, registeredAt, silentSince, reported, work);
    }

    RegistryEntry idle() {
        return new RegistryEntry(id, type, endpoint, registeredAt, silentSince, null, null);
    }

    /** What the backend takes it for; a reported word goes before it. */
    WorkerStatus status(Instant now, Duration offlineAfter) {
        if (silentSince != null && silentFor(now).compareTo(offlineAfter) >= 0) {
            return WorkerStatus.OFFLINE;
        }
        return operation == null ? WorkerStatus.AVAILABLE : WorkerStatus.BUSY;
    }

    /** Zero while it is heard. */
    Duration silentFor(Instant now) {
        return silentSince == null ? Duration.ZERO : Duration.between(silentSince, now);
    }
}
