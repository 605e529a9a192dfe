package dev.preflight.service.security;

import dev.preflight.adapters.time.MonotonicTime;
import dev.preflight.service.config.PreflightConfig;
import dev.preflight.service.config.PreflightConfig.Bounds;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** How often callers may ask, and how often they may fail to say who they are. */
@Singleton
class Limits {
    // A bucket takes about 200 bytes.
    private static final int MOST_CALLERS = 10_000;

    private final RateLimiter requests;
    private final RateLimiter failures;

    Limits(PreflightConfig config) {
        Bounds bounds = config.bounds();
        InstantSource time = new MonotonicTime();
        requests =
                new RateLimiter(
                        Duration.ofSeconds(1).dividedBy(bounds.requestsPerSecond()),
                        bounds.requestBurst(),
                        MOST_CALLERS,
                        time);
        failures =
                new RateLimiter(
                        Duration.ofMinutes(1).dividedBy(bounds.failedLoginsPerMinute()),
                        bounds.failedLoginsPerMinute(),
                        MOST_CALLERS,
                        time);
    }

    /**
     * Counts a request.
     *
     * @throws Refusal if it is one too many
     */
    void request(String caller) {
        require(requests.take(caller), "too many requests");
    }

    /**
     * Counts wrong credentials. Right ones are never counted, and so are taken however many wrong
     * ones came from the same address: it may be that of a proxy, or of a whole office.
     *
     * @throws Refusal if they are one too many
     */
    void failure(String address) {
        require(failures.take(address), "too many wrong keys or tokens from " + address);
    }

    private static void require(Duration wait, String complaint) {
        if (!wait.isZero()) {
            throw Refusal.tooOften(complaint, wait);
        }
    }
}
