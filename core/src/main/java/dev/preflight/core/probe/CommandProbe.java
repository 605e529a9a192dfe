package dev.preflight.core.probe;

/**
 * Observes the end of a bash script in the target's directory, with the target's variables as its
 * environment; they are never pasted into the script.
 *
 * @param script for bash
 */
public record CommandProbe(String script) implements Probe {
    @Override
    public String describe() {
        return "bash: " + script.strip().lines().findFirst().orElse("(empty)");
    }

    @Override
    public Observation observe(Instruments instruments) throws InterruptedException {
        return instruments.command(this);
    }
}
