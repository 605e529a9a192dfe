package dev.preflight.adapters.sandbox;

import dev.preflight.adapters.container.ContainerEvent;
import dev.preflight.adapters.container.EngineException;
import dev.preflight.adapters.container.EngineException.Kind;
import dev.preflight.core.container.Container;
import dev.preflight.core.container.ContainerState;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A container without a process: what the engine would show of it, and a {@link Program} that is
 * told. Guarded by its engine.
 */
final class VirtualContainer {
    // From a start until the engine knows the health of a container that has a health check.
    private static final Duration FIRST_HEALTH_CHECK = Duration.ofSeconds(5);

    private final ContainerIdentity identity;
    private final Program program;
    private final Map<String, String> environment;
    private final EventBook events;
    private final LogBook log = new LogBook();
    private Life life = new Life.Created();
    private boolean hasHealthCheck;
    private boolean isUnhealthy;

    VirtualContainer(
            ContainerIdentity identity,
            Program program,
            Map<String, String> environment,
            EventBook events) {
        this.identity = identity;
        this.program = program;
        this.environment = new TreeMap<>(environment);
        this.events = events;
    }

    ContainerIdentity identity() {
        return identity;
    }

    LogBook log() {
        return log;
    }

    ContainerState state(Instant now) {
        return life.state(now);
    }

    /** The container as the engine shows it. */
    Container show(Instant now) {
        ContainerState state = life.state(now);
        return new Container(
                identity.id(),
                identity.name(),
                identity.service(),
                state,
                health(now),
                life.exitCode(now),
                life.restarts(now),
                life.startedAt(now),
                identity.hosts(),
                identity.ports(),
                state == ContainerState.RUNNING ? identity.published() : List.of(),
                environment,
                identity.labels());
    }

    private String health(Instant now) {
        if (!hasHealthCheck) {
            return "none";
        }
        if (isUnhealthy) {
            return "unhealthy";
        }
        return now.isBefore(startOf(now).plus(FIRST_HEALTH_CHECK)) ? "starting" : "healthy";
    }

    /**
     * Starts it.
     *
     * @return whether it had to be: false if it runs, or the engine keeps restarting it
     * @throws EngineException if it is paused, or its program cannot run; it stays as it was
     */
    boolean start(Instant now) throws EngineException {
        refuseIfPaused("start");
        if (life instanceof Life.Running || life instanceof Life.Looping) {
            return false;
        }
        try {
            program.started(log, now);
        } catch (IOException failure) {
            throw new EngineException(
                    Kind.REFUSED,
                    "start of %s failed: %s".formatted(identity.name(), failure.getMessage()),
                    failure);
        }
        life = new Life.Running(now);
        isUnhealthy = false;
        tell(now, ContainerEvent.Kind.STARTED, null);
        return true;
    }

    /**
     * Stops it if it runs, and starts it.
     *
     * @throws EngineException if it is paused, or its program cannot run; it has ended then
     */
    void restart(Instant now) throws EngineException {
        refuseIfPaused("restart");
        end(now, 0);
        start(now);
    }

    /** Ends it if it runs, is paused, or is in a restart loop. */
    void end(Instant now, int exitCode) {
        if (life instanceof Life.Created || life instanceof Life.Ended) {
            return;
        }
        program.ended(now);
        log.add(now, exitCode == 0 ? "INFO" : "ERROR", "exiting with status " + exitCode);
        life = new Life.Running(startOf(now)).ended(exitCode);
        tell(now, ContainerEvent.Kind.DIED, exitCode);
    }

    /**
     * Ends it by itself.
     *
     * @throws IllegalStateException if it does not run
     */
    void crash(Instant now, int exitCode) {
        running("crash");
        end(now, exitCode);
    }

    /**
     * From now on it crashes after every start, and the engine starts it again. Only the first of
     * these deaths is told of: nothing here happens by itself.
     */
    void crashAgainAndAgain(Instant now, int exitCode) {
        program.ended(now);
        log.add(now, "ERROR", "crashed in start-up, exiting with status " + exitCode);
        life = new Life.Looping(now, exitCode);
        tell(now, ContainerEvent.Kind.DIED, exitCode);
    }

    /**
     * Freezes it.
     *
     * @throws IllegalStateException if it does not run
     */
    void pause(Instant now) {
        life = running("pause").paused();
        program.paused(now);
    }

    /**
     * Lets it go on.
     *
     * @return whether it had to be: false if it is not paused
     */
    boolean unpause(Instant now) {
        if (life instanceof Life.Paused paused) {
            life = paused.run();
            program.resumed(now);
            return true;
        }
        return false;
    }

    /**
     * It has a health check, which fails until it is started again.
     *
     * @throws IllegalStateException if it does not run
     */
    void becomeUnhealthy(Instant now) {
        log.add(now, "ERROR", "health check failed, run of " + running("health").started());
        hasHealthCheck = true;
        isUnhealthy = true;
        tell(now, ContainerEvent.Kind.UNHEALTHY, null);
    }

    /** It has been removed. */
    void destroyed(Instant now) {
        tell(now, ContainerEvent.Kind.DESTROYED, null);
    }

    void setEnvironment(String variable, String value) {
        environment.put(variable, value);
    }

    private void refuseIfPaused(String deed) throws EngineException {
        if (life instanceof Life.Paused) {
            throw new EngineException(
                    Kind.REFUSED,
                    "%s of %s refused: it is paused, unpause it first"
                            .formatted(deed, identity.name()));
        }
    }

    private void tell(Instant now, ContainerEvent.Kind kind, @Nullable Integer exitCode) {
        events.add(
                new ContainerEvent(
                        now,
                        identity.project(),
                        identity.service(),
                        identity.name(),
                        kind,
                        exitCode));
    }

    private Life.Running running(String deed) {
        if (life instanceof Life.Running run) {
            return run;
        }
        throw new IllegalStateException(
                "%s of %s refused: it does not run".formatted(deed, identity.name()));
    }

    private Instant startOf(Instant now) {
        Instant started = life.startedAt(now);
        return started == null ? now : started;
    }
}
