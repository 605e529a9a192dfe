package dev.preflight.service.detect;

import java.time.Duration;

/** Port: runs tasks after a delay, one at a time. */
@FunctionalInterface
interface Later {
    /** Returns at once, also if there is no delay. */
    void after(Duration delay, Runnable task);
}
