package dev.preflight.core.probe;

import dev.preflight.core.target.Variables;

/**
 * Observes whether a file is there, and what it is.
 *
 * @param path absolute, or relative to the target's directory; may refer to variables
 */
public record FileProbe(String path) implements Probe {
    @Override
    public String describe() {
        return "file " + path;
    }

    @Override
    public Probe bind(Variables variables) {
        return new FileProbe(variables.resolve(path));
    }

    @Override
    public Observation observe(Instruments instruments) throws InterruptedException {
        return instruments.file(this);
    }
}
