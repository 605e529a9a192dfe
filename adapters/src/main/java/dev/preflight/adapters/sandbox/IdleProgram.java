package dev.preflight.adapters.sandbox;

import java.time.Instant;

/** Runs and does nothing. */
record IdleProgram(String service) implements Program {
    @Override
    public void started(LogBook log, Instant now) {
        log.add(now, "INFO", Program.greeting(service));
    }

    @Override
    public void ended(Instant now) {}

    @Override
    public void paused(Instant now) {}

    @Override
    public void resumed(Instant now) {}

    @Override
    public void catchUp(Instant now) {}
}
