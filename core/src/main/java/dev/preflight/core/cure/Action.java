package dev.preflight.core.cure;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What a cure does, as its author wrote it; {@link CurePlan} makes concrete steps of it. */
public sealed interface Action {
    /** The steps that it takes here and now, and what it must leave alone. */
    List<PlannedStep> resolve(Scene scene);

    /** Whether resolving it needs the project's containers. */
    default boolean concernsContainers() {
        return true;
    }

    /** For people: {@code restart what the evidence names}. */
    String describe();

    /**
     * Restarts containers; one that does not run is started.
     *
     * @param selection which
     * @param grace how long a container may take to end by itself before it is killed
     */
    record Restart(Selection selection, Duration grace) implements Action {
        @Override
        public List<PlannedStep> resolve(Scene scene) {
            return new ContainerSteps(scene, grace).restart(selection);
        }

        @Override
        public String describe() {
            return "restart " + selection.describe();
        }
    }

    /**
     * Starts containers that do not run. Leaves alone a running one, and what was removed.
     *
     * @param selection which
     */
    record Start(Selection selection) implements Action {
        @Override
        public List<PlannedStep> resolve(Scene scene) {
            return new ContainerSteps(scene, Duration.ZERO).start(selection);
        }

        @Override
        public String describe() {
            return "start " + selection.describe();
        }
    }

    /**
     * Lets time pass between two actions.
     *
     * @param duration how long
     */
    record Wait(Duration duration) implements Action {
        @Override
        public List<PlannedStep> resolve(Scene scene) {
            return List.of(PlannedStep.of(new Step.Wait(duration)));
        }

        @Override
        public boolean concernsContainers() {
            return false;
        }

        @Override
        public String describe() {
            return "wait " + duration.toMillis() / 1000.0 + " s";
        }
    }

    /**
     * Brings containers up, whatever keeps them down; one that was removed is created anew. Leaves
     * a running one alone.
     *
     * @param selection which
     * @param grace for one that must be restarted since it is in a restart loop
     */
    record Up(Selection selection, Duration grace) implements Action {
        @Override
        public List<PlannedStep> resolve(Scene scene) {
            return new ContainerSteps(scene, grace).up(selection);
        }

        @Override
        public String describe() {
            return "bring up " + selection.describe();
        }
    }

    /**
     * Collects the last lines of containers' logs. Changes nothing.
     *
     * @param selection which
     * @param lines how many at most, counted before filtering
     * @param pattern keeps only lines that match this regular expression, ignoring case; null keeps
     *     all
     */
    record Logs(Selection selection, int lines, @Nullable String pattern) implements Action {
        @Override
        public List<PlannedStep> resolve(Scene scene) {
            return new ContainerSteps(scene, Duration.ZERO).logs(selection, lines, pattern);
        }

        @Override
        public String describe() {
            return "collect logs of " + selection.describe();
        }
    }

    /**
     * Runs a bash script in the target's directory, with its variables as the environment.
     *
     * @param script for bash
     * @param timeout after which its whole process tree is ended
     */
    record Script(String script, Duration timeout) implements Action {
        @Override
        public List<PlannedStep> resolve(Scene scene) {
            return List.of(PlannedStep.of(new Step.Script(script, timeout)));
        }

        @Override
        public boolean concernsContainers() {
            return false;
        }

        @Override
        public String describe() {
            return "run " + script.strip();
        }
    }

    /**
     * Java code, for embedders.
     *
     * @param name what it does, for people
     * @param code answers with what it did; what it throws makes the action failed
     */
    record Custom(String name, Callable<String> code) implements Action {
        @Override
        public List<PlannedStep> resolve(Scene scene) {
            return List.of(PlannedStep.of(new Step.Custom(name, code)));
        }

        @Override
        public boolean concernsContainers() {
            return false;
        }

        @Override
        public String describe() {
            return name;
        }
    }
}
