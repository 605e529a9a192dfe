package dev.preflight.core.probe;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A probe that is Java code, for embedders.
 *
 * @param name what it observes, for people
 * @param value observes; what it throws makes the outcome {@code ERROR}
 */
public record CustomProbe(String name, Callable<String> value) implements Probe {
    @Override
    public String describe() {
        return name;
    }

    @Override
    public Observation observe(Instruments instruments) throws InterruptedException {
        try {
            @Nullable String seen = value.call();
            return seen == null
                    ? new Unobserved(Unobserved.Reason.UNABLE, name + " gave no value")
                    : new ValueSeen(name, seen);
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Throwable thrown) {
            return Unobserved.broken(this, thrown);
        }
    }
}
