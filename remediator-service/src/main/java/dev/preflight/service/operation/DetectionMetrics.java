package dev.preflight.service.operation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiConsumer;

/** Times detection: from what happened to a container to the failure on its channel. */
@Singleton
public class DetectionMetrics implements BiConsumer<String, Instant> {
    private final MeterRegistry registry;
    private final InstantSource time = InstantSource.system();

    DetectionMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void accept(String target, Instant happenedAt) {
        Duration took = Duration.between(happenedAt, time.instant());
        Timer.builder("preflight.time.to.detect")
                .description("From an event of a container to the failure that is announced.")
                .tag("target", target)
                .register(registry)
                .record(took.isNegative() ? Duration.ZERO : took);
    }
}
