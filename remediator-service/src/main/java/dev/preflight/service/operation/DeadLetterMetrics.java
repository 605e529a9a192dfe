package dev.preflight.service.operation;

import dev.preflight.service.ledger.DeadLetters;
import dev.preflight.service.ledger.StorageException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;

/** Shows how many messages could not be read; each is one too many. */
@Singleton
public class DeadLetterMetrics implements MeterBinder {
    private final DeadLetters letters;

    DeadLetterMetrics(DeadLetters letters) {
        this.letters = letters;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("preflight.dead.letters", this::count)
                .description("Messages of the channels that could not be read.")
                .register(registry);
    }

    private double count() {
        try {
            return letters.count();
        } catch (StorageException unknown) {
            return Double.NaN;
        }
    }
}
