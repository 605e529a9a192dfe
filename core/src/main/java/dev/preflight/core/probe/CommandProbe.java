package dev.preflight.core.probe;

import dev.preflight.core.target.Variables;
import java.util.Map;

/**
 * Observes the end of a bash script in the target's directory, with the target's variables as its
 * environment; they are never pasted into the script.
 *
 * @param script for bash
 * @param exported what a cure's script has exported before, over the target's variables; copied
 */
public record CommandProbe(String script, Map<String, String> exported) implements Probe {
    public CommandProbe {
        exported = Map.copyOf(exported);
    }

    /** With nothing but the target's variables. */
    public CommandProbe(String script) {
        this(script, Map.of());
    }

    @Override
    public String describe() {
        return "bash: " + TellingLine.of(script);
    }

    @Override
    public Probe bind(Variables variables) {
        return new CommandProbe(script, variables.exported());
    }

    /** Without what was exported, which may be secret. */
    @Override
    public String toString() {
        return "CommandProbe[" + script + "]";
    }

    @Override
    public Observation observe(Instruments instruments) throws InterruptedException {
        return instruments.command(this);
    }
}
