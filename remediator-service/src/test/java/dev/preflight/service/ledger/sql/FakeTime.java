package dev.preflight.service.ledger.sql;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that a test sets. */
final class FakeTime implements InstantSource {
    private volatile Instant now = Instant.parse("2026-01-31T12:00:03.000000001Z");

    @Override
    public Instant instant() {
        return now;
    }

    /** Lets time pass; returns what it is then. */
    Instant pass(Duration time) {
        now = now.plus(time);
        return now;
    }
}
