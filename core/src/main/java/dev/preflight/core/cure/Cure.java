package dev.preflight.core.cure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The remediation of a check's symptom.
 *
 * @param title for people
 * @param diagnostics collected before acting and when it is given up; one that fails stops nothing
 * @param actions in order; all are tried even if one fails
 * @param maxRetries the most attempts per incident; 0 means by hand only
 * @param waitAfterCure from acting to verifying, kept exactly
 * @param early how long a pass must hold to be believed before the wait is over; null waits it out
 * @param busyAllowed whether a busy worker's container may be restarted
 */
public record Cure(
        String title,
        List<Action> diagnostics,
        List<Action> actions,
        int maxRetries,
        Duration waitAfterCure,
        @Nullable Duration early,
        boolean busyAllowed) {

    public Cure {
        if (maxRetries < 0) {
            throw new IllegalArgumentException("max retries must not be negative: " + maxRetries);
        }
        if (waitAfterCure.isNegative()) {
            throw new IllegalArgumentException(
                    "the wait after a cure must not be negative: " + waitAfterCure);
        }
        if (early != null && early.isNegative()) {
            throw new IllegalArgumentException(
                    "the time that a pass must hold must not be negative: " + early);
        }
        diagnostics = List.copyOf(diagnostics);
        actions = List.copyOf(actions);
    }

    /** Starts a cure of one attempt and no wait. */
    public static Builder named(String title) {
        return new Builder(title);
    }

    /** The concrete steps in this scene. */
    public CurePlan plan(Scene scene) {
        return CurePlan.of(this, scene);
    }

    /** Whether resolving it needs the project's containers. */
    public boolean concernsContainers() {
        return Stream.concat(diagnostics.stream(), actions.stream())
                .anyMatch(Action::concernsContainers);
    }

    public Optional<Duration> earlyVerification() {
        return Optional.ofNullable(early);
    }

    /** The same cure with a wait no longer than this. */
    public Cure withWaitAtMost(Duration most) {
        return withWait(waitAfterCure.compareTo(most) > 0 ? most : waitAfterCure);
    }

    /** The same cure with another wait. */
    public Cure withWait(Duration wait) {
        return new Cure(title, diagnostics, actions, maxRetries, wait, early, busyAllowed);
    }

    /** The same cure with another budget. */
    public Cure withMaxRetries(int most) {
        return new Cure(title, diagnostics, actions, most, waitAfterCure, early, busyAllowed);
    }

    /** Builds a cure, action by action. */
    public static final class Builder {
        // The engine's own default grace before a kill.
        private static final Duration GRACE = Duration.ofSeconds(10);
        private static final Duration SCRIPT_TIMEOUT = Duration.ofSeconds(60);

        private final String title;
        private final List<Action> diagnostics = new ArrayList<>();
        private final List<Action> actions = new ArrayList<>();
        private int maxRetries = 1;
        private Duration waitAfterCure = Duration.ZERO;
        private @Nullable Duration early;
        private boolean busyAllowed;

        private Builder(String title) {
            this.title = title;
        }

        /** Collects the last lines of the logs of the containers that the evidence names. */
        public Builder collectLogs(int lines, @Nullable String pattern) {
            diagnostics.add(new Action.Logs(Selection.implicated(), lines, pattern));
            return this;
        }

        /** Restarts the containers that the evidence names. */
        public Builder restartImplicated() {
            return action(new Action.Restart(Selection.implicated(), GRACE));
        }

        /** Restarts these services. */
        public Builder restart(String... services) {
            return action(new Action.Restart(Selection.services(services), GRACE));
        }

        /** Brings up what the evidence names. */
        public Builder upImplicated() {
            return action(new Action.Up(Selection.implicated(), GRACE));
        }

        /** Brings up these services. */
        public Builder up(String... services) {
            return action(new Action.Up(Selection.services(services), GRACE));
        }

        /** Runs a bash script. */
        public Builder command(String script) {
            return action(new Action.Script(script, SCRIPT_TIMEOUT));
        }

        /** Runs Java code, which answers with what it did. */
        public Builder run(String name, Callable<String> code) {
            return action(new Action.Custom(name, code));
        }

        public Builder action(Action action) {
            actions.add(action);
            return this;
        }

        public Builder maxRetries(int most) {
            maxRetries = most;
            return this;
        }

        public Builder waitAfterCure(Duration wait) {
            waitAfterCure = wait;
            return this;
        }

        /** Believes a pass before the wait is over once it has held this long. */
        public Builder verifyEarly(Duration hold) {
            early = hold;
            return this;
        }

        /** Allows the restart of busy workers. */
        public Builder allowBusy() {
            busyAllowed = true;
            return this;
        }

        public Cure build() {
            return new Cure(
                    title, diagnostics, actions, maxRetries, waitAfterCure, early, busyAllowed);
        }
    }
}
