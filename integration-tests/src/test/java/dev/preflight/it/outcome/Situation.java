package dev.preflight.it.outcome;

import dev.preflight.it.stack.WorkerStack;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A row of the truth table.
 *
 * @param name what is the matter
 * @param cause brings it about
 * @param options that the command is called with
 * @param exit the exit status that it must lead to
 * @param outcomes of the checks, in the runbook's order
 * @param heal whether heal must answer the same, having mended nothing
 */
record Situation(
        String name,
        Consumer<WorkerStack> cause,
        List<String> options,
        int exit,
        String outcomes,
        boolean heal) {
    Situation {
        options = List.copyOf(options);
    }

    /** Something is unknown: heal must answer the same at once. */
    static Situation unknown(String name, String outcomes, Consumer<WorkerStack> cause) {
        return new Situation(name, cause, List.of(), 3, outcomes, true);
    }

    /** Something failed: what heal makes of it is proven elsewhere. */
    static Situation failed(String name, String outcomes, Consumer<WorkerStack> cause) {
        return new Situation(name, cause, List.of(), 1, outcomes, false);
    }

    /** Everything is as it should be, or good enough. */
    static Situation ready(String name, String outcomes, Consumer<WorkerStack> cause) {
        return new Situation(name, cause, List.of(), 0, outcomes, true);
    }

    /** The same, with one more option. */
    Situation with(String option) {
        List<String> more = new ArrayList<>(options);
        more.add(option);
        return new Situation(name, cause, more, exit, outcomes, heal);
    }

    /** The same, and no cure that heal tries can mend it. */
    Situation incurable() {
        return new Situation(name, cause, options, exit, outcomes, true);
    }

    String expected() {
        return "exit " + exit + ": " + outcomes;
    }

    @Override
    public String toString() {
        return name;
    }
}
