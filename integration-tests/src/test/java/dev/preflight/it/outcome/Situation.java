package dev.preflight.it.outcome;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the truth table; what each part means is said at the head of {@code truth/table.yaml}.
 *
 * @param name what is the matter
 * @param pause between a cure and its verification, in seconds
 * @param deeds of the cures that may happen: what plan must list, and heal must do first
 */
record Situation(
        @JsonProperty("situation") String name,
        List<String> given,
        String runbook,
        @Nullable String stack,
        @Nullable String port,
        @Nullable String project,
        @Nullable String engine,
        String check,
        String checks,
        String says,
        @JsonProperty("plan") List<String> deeds,
        List<String> then,
        @Nullable String heal,
        @Nullable List<String> touched,
        String by,
        @JsonProperty("wait") int pause,
        @Nullable String script) {
    /** The variable that says where the backend is looked for. */
    static final String PORT = "KTRDR_API_PORT";

    /** After a cure, in seconds: a worker is registered again by then, on a busy machine, too. */
    static final int USUAL_WAIT = 4;

    Situation {
        given = orEmpty(given);
        deeds = orEmpty(deeds);
        then = orEmpty(then);
        touched = touched == null ? null : List.copyOf(touched);
        runbook = runbook == null ? "workers" : runbook;
        says = says == null ? "" : says;
        by = by == null ? "command" : by;
        pause = pause == 0 ? USUAL_WAIT : pause;
    }

    private static List<String> orEmpty(@Nullable List<String> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    boolean isOfWorkers() {
        return (stack == null ? runbook : stack).equals("workers");
    }

    /** Whether the hand-run script is asked, which knows of workers only. */
    boolean isForScript() {
        return runbook.equals("workers") && script == null;
    }

    /** Whether it takes {@link dev.preflight.it.stack.FailedRemoval} to bring it about. */
    boolean isOfTheDead() {
        return given.stream().anyMatch(it -> it.startsWith("die "));
    }

    boolean isReady() {
        return check.equals("PASSED");
    }

    /** Whether a cure acts. */
    boolean isCured() {
        return !allDeeds().isEmpty();
    }

    /** The outcome of a run that heals. */
    String healed() {
        if (heal == null) {
            return check;
        }
        return heal.equals("HEALED") ? "HEALED" : "FAILED";
    }

    /** The services that something may be done to. */
    List<String> mayBeTouched() {
        if (touched != null) {
            return touched;
        }
        return allDeeds().stream()
                .filter(it -> !it.startsWith("skip "))
                .map(it -> it.substring(it.indexOf(' ') + 1))
                .sorted()
                .distinct()
                .toList();
    }

    /** All that heal does, in its order but for what is done in one attempt. */
    List<String> allDeeds() {
        List<String> all = new ArrayList<>(deeds);
        all.addAll(then);
        return all;
    }

    /** Why a service cannot be asked the same; null if it can. */
    @Nullable String whyNotByRest() {
        if (engine != null) {
            return "the engine is a matter of the service's configuration";
        }
        return project == null ? null : "the project is a matter of the service's configuration";
    }

    @Override
    public String toString() {
        return runbook + ": " + name;
    }
}
