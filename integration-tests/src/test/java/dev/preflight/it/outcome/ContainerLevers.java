package dev.preflight.it.outcome;

import dev.preflight.it.stack.AilingStack;
import java.util.Arrays;

/** The levers of a stack of ailing containers by the words of the truth table. */
record ContainerLevers(AilingStack stack) {
    /** Pulls the lever that a line of the table names. */
    void pull(String line) {
        String[] words = line.split(" ", -1);
        String[] services = Arrays.copyOfRange(words, 1, words.length);
        switch (words[0]) {
            case "up" -> stack.up(services);
            case "ail" -> stack.ail(services);
            case "stop" -> stack.stop(services[0]);
            case "pause" -> stack.pause(services[0]);
            case "await-unhealthy" -> stack.awaitUnhealthy(services[0]);
            case "await-end" -> stack.awaitEnd(services[0]);
            case "await-loop" -> stack.awaitLoop();
            default -> throw new IllegalArgumentException("no such lever: " + line);
        }
    }
}
