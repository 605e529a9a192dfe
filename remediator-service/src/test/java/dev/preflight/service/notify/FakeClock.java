package dev.preflight.service.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that passes when it is told to. */
final class FakeClock implements InstantSource {
    static final Instant START = Instant.parse("2026-03-01T03:00:00Z");

    private volatile Instant now = START;

    @Override
    public Instant instant() {
        return now;
    }

    void passes(Duration duration) {
        now = now.plus(duration);
    }
}
