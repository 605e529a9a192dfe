package dev.preflight.adapters.state;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that a test sets. */
final class SettableClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-01-31T12:00:03Z");

    @Override
    public Instant instant() {
        return now;
    }

    void advance(Duration time) {
        now = now.plus(time);
    }
}
