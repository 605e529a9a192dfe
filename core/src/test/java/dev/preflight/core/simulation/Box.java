package dev.preflight.core.simulation;

import dev.preflight.core.container.Container;
import dev.preflight.core.container.ContainerState;
import dev.preflight.core.worker.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A container of the model world and the worker in it, with all that is true of them. */
final class Box {
    final String id;
    final String service;
    ContainerState state = ContainerState.RUNNING;
    boolean loops;
    final boolean hasHealthCheck;

    /** Truly; the engine says so once its health is known. */
    boolean isUnhealthy;

    /** When its health check will have come to a word; null if it has, or there is none. */
    @Nullable Duration healthKnownAt;

    int restarts;
    Instant startedAt;

    boolean isListed = true;
    boolean isBusy;

    /** The registry's word; what it says while the worker is busy may be another. */
    @Nullable String status = "idle";

    /** Whether the registry's entry tells which container it is of. */
    boolean isTraceable = true;

    boolean hasType = true;

    /** When the worker will have registered; null if it does not register. */
    @Nullable Duration registersAt;

    @Nullable Duration idleAt;

    Box(String id, String service, boolean hasHealthCheck, Instant startedAt) {
        this.id = id;
        this.service = service;
        this.hasHealthCheck = hasHealthCheck;
        this.startedAt = startedAt;
    }

    /** Truly running, and not between two crashes. */
    boolean isUp() {
        return state == ContainerState.RUNNING && !loops;
    }

    /** What was restarted once looks so, too, when a clock was set back to when it started. */
    boolean seemsToLoop(Instant now) {
        Duration age = Duration.between(startedAt, now).abs();
        return loops
                || (state == ContainerState.RUNNING
                        && restarts >= 2
                        && age.compareTo(Duration.ofSeconds(10)) < 0);
    }

    boolean isOfType(String type) {
        return service.startsWith(type);
    }

    boolean isUnwell() {
        return state == ContainerState.DEAD
                || loops
                || (state == ContainerState.RUNNING && isUnhealthy && !isHealthPending());
    }

    /** Whatever its health is, nobody can know it yet. */
    boolean isHealthPending() {
        return state == ContainerState.RUNNING && healthKnownAt != null;
    }

    /** An entry that cannot be traced is gone with its worker; another stays behind, stale. */
    void stops(ContainerState as) {
        state = as;
        isBusy = false;
        loops = false;
        registersAt = null;
        isListed &= isTraceable;
    }

    void starts(Instant now, @Nullable Duration registers) {
        state = ContainerState.RUNNING;
        loops = false;
        isUnhealthy = false;
        healthKnownAt = null;
        isBusy = false;
        restarts = 0;
        startedAt = now;
        isListed = false;
        registersAt = registers;
    }

    Container asSeen(String project, Instant now) {
        return new Container(
                id,
                project + "-" + service,
                service,
                state,
                health(),
                state == ContainerState.EXITED ? 137 : null,
                restarts,
                loops ? now.minusSeconds(3) : startedAt,
                List.of(),
                List.of(),
                Map.of());
    }

    private String health() {
        if (healthKnownAt != null) {
            return "starting";
        }
        return isUnhealthy ? "unhealthy" : hasHealthCheck ? "healthy" : "none";
    }

    Worker asListed() {
        String type = service.startsWith("training") ? "training" : "backtesting";
        return Worker.listed(
                isTraceable ? service : "w-" + id,
                hasType ? type : null,
                isBusy && "idle".equals(status) ? "busy" : status,
                isTraceable ? "http://" + service + ":5000" : null,
                isBusy ? "operation-1" : null);
    }
}
