package dev.preflight.core.probe;

import org.jspecify.annotations.Nullable;

/** Observes the containers of the target's compose project. */
public record ContainersProbe() implements Probe {
    @Override
    public String describe() {
        return "containers of the project";
    }

    @Override
    public Observation observe(Instruments instruments) throws InterruptedException {
        return instruments.containers(this);
    }

    // By hand: the generated ones are made at run time, which costs a short run 20 ms.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ContainersProbe;
    }

    @Override
    public int hashCode() {
        return ContainersProbe.class.hashCode();
    }
}
