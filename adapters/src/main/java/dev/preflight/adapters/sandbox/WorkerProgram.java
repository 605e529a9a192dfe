package dev.preflight.adapters.sandbox;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A worker: starts up, then registers with the backend, again and again until the backend is there.
 * Registers once per run of the backend, which keeps its list in memory.
 */
final class WorkerProgram implements Program {
    private static final int NO_RUN = -1;

    private final SandboxService service;
    private final Duration startUp;
    private final BackendProgram backend;
    private LogBook log = new LogBook();
    private @Nullable Instant readyAt;
    private @Nullable Instant pausedAt;
    private int registeredInRun = NO_RUN;
    private boolean unableToRegister;
    private boolean retrying;

    WorkerProgram(SandboxService service, Duration startUp, BackendProgram backend) {
        this.service = service;
        this.startUp = startUp;
        this.backend = backend;
    }

    /** Whether it will fail to register from now on; what is registered stays so. */
    void unableToRegister(boolean unable) {
        unableToRegister = unable;
    }

    @Override
    public void started(LogBook log, Instant now) {
        this.log = log;
        readyAt = now.plus(startUp);
        registeredInRun = NO_RUN;
        retrying = false;
        log.add(now, "INFO", Program.greeting(service.name()));
        log.add(now, "INFO", "registering with backend at " + SandboxService.BACKEND.url());
    }

    @Override
    public void ended(Instant now) {
        readyAt = null;
        pausedAt = null;
        backend.registry().fallSilent(service.name(), now);
    }

    @Override
    public void paused(Instant now) {
        pausedAt = now;
        backend.registry().fallSilent(service.name(), now);
    }

    @Override
    public void resumed(Instant now) {
        if (pausedAt != null && readyAt != null && readyAt.isAfter(pausedAt)) {
            readyAt = readyAt.plus(Duration.between(pausedAt, now));
        }
        pausedAt = null;
        backend.registry().hearAgain(service.name());
    }

    @Override
    public void catchUp(Instant now) {
        Instant ready = readyAt;
        if (ready == null || ready.isAfter(now) || pausedAt != null) {
            return;
        }
        Instant accepting = backend.acceptingSince();
        if (accepting == null || accepting.isAfter(now)) {
            sayThatItRetries(ready);
        } else if (registeredInRun != backend.run()) {
            register(later(ready, accepting));
        }
    }

    private void sayThatItRetries(Instant at) {
        if (!retrying && registeredInRun == NO_RUN) {
            log.add(at, "WARN", "cannot connect to backend, will try to register again");
            retrying = true;
        }
    }

    private void register(Instant at) {
        registeredInRun = backend.run();
        retrying = false;
        if (unableToRegister) {
            log.add(at, "ERROR", "registration with backend failed: request timed out");
        } else {
            backend.registry().register(service, at);
            log.add(at, "INFO", "registered with backend as " + service.name());
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
