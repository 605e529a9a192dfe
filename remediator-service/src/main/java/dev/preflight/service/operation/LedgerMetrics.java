package dev.preflight.service.operation;

import dev.preflight.service.ledger.LedgerSize;
import dev.preflight.service.ledger.LedgerSize.Size;
import dev.preflight.service.ledger.StorageException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.util.function.ToLongFunction;

/** Shows how much room the ledger takes. */
@Singleton
public class LedgerMetrics implements MeterBinder {
    private final LedgerSize ledger;

    LedgerMetrics(LedgerSize ledger) {
        this.ledger = ledger;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("preflight.ledger.used", () -> bytes(Size::used))
                .description("What the ledger holds.")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("preflight.ledger.disk", () -> bytes(Size::onDisk))
                .description("What the ledger takes of its disk, with its log.")
                .baseUnit("bytes")
                .register(registry);
    }

    // Not a number while it is not known.
    private double bytes(ToLongFunction<Size> which) {
        try {
            return which.applyAsLong(ledger.size());
        } catch (StorageException unknown) {
            return Double.NaN;
        }
    }
}
