package dev.preflight.core.probe;

/** Observes which services the compose files of the target's directory define. */
public record ServicesProbe() implements Probe {
    @Override
    public String describe() {
        return "services of the compose file";
    }

    @Override
    public Observation observe(Instruments instruments) throws InterruptedException {
        return instruments.services(this);
    }
}
