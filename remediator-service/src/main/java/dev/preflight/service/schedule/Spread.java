package dev.preflight.service.schedule;

import java.time.Duration;

/** Spreads first runs over an interval, so that they do not start together. */
final class Spread {
    private Spread() {}

    /**
     * The delay of the first run of one among several.
     *
     * @param index of it, from 0
     * @param count of them
     * @param interval that they are spread over
     */
    static Duration delay(int index, int count, Duration interval) {
        return interval.multipliedBy(index).dividedBy(count);
    }
}
