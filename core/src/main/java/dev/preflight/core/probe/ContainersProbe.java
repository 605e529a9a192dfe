package dev.preflight.core.probe;

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
}
