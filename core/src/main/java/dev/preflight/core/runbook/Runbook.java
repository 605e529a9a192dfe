package dev.preflight.core.runbook;

import dev.preflight.core.check.CheckId;
import dev.preflight.core.cure.Cure;
import dev.preflight.core.probe.WorkersProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A titled set of checks and the cures for their symptoms.
 *
 * @param id its name
 * @param title for people
 * @param checks in the order in which they are reported and cured
 * @param registry tells which workers are busy; null if nothing here can be
 */
public record Runbook(
        RunbookId id, String title, List<Check> checks, @Nullable WorkersProbe registry) {

    /**
     * Makes a runbook that makes sense.
     *
     * @throws InvalidRunbookException if it has no checks, an id twice, or requirements that are
     *     unknown or form a cycle
     */
    public Runbook {
        checks = List.copyOf(checks);
        List<String> problems = new Requirements(checks).problems();
        if (!problems.isEmpty()) {
            throw new InvalidRunbookException(problems);
        }
    }

    /** Starts a runbook. */
    public static Builder named(String id) {
        return new Builder(new RunbookId(id));
    }

    public Optional<Check> check(CheckId wanted) {
        return checks.stream().filter(check -> check.id().equals(wanted)).findFirst();
    }

    /** The registry that tells which workers are busy. */
    public Optional<WorkersProbe> busyWorkers() {
        return Optional.ofNullable(registry);
    }

    /** The same runbook with no wait after a cure longer than this. */
    public Runbook withWaitsAtMost(Duration most) {
        return withCures((check, cure) -> cure.withWaitAtMost(most));
    }

    /**
     * The same runbook with other cures.
     *
     * @param change what becomes of a check's cure
     */
    public Runbook withCures(BiFunction<CheckId, Cure, Cure> change) {
        List<Check> changed = checks.stream().map(check -> check.withCure(change)).toList();
        return new Runbook(id, title, changed, registry);
    }

    /** These checks and everything that they require, directly or not. */
    public Set<CheckId> withRequirements(Set<CheckId> wanted) {
        Set<CheckId> closure = new LinkedHashSet<>(wanted);
        // The order of checks says nothing about requirements, so go on until nothing is added.
        boolean grows = true;
        while (grows) {
            List<CheckId> required =
                    checks.stream()
                            .filter(check -> closure.contains(check.id()))
                            .flatMap(check -> check.requires().stream())
                            .toList();
            grows = closure.addAll(required);
        }
        return closure;
    }

    /** Builds a runbook, check by check. */
    public static final class Builder {
        private final RunbookId id;
        private String title;
        private final List<Check> checks = new ArrayList<>();
        private @Nullable WorkersProbe registry;

        private Builder(RunbookId id) {
            this.id = id;
            this.title = id.value();
        }

        public Builder title(String text) {
            title = text;
            return this;
        }

        /** Where to look up which workers are busy before any container is restarted. */
        public Builder busyWorkers(WorkersProbe where) {
            registry = where;
            return this;
        }

        /** Adds a check, after those that were added before. */
        public Builder check(Check.Builder check) {
            return check(check.build());
        }

        /** Adds a check, after those that were added before. */
        public Builder check(Check check) {
            checks.add(check);
            return this;
        }

        /**
         * Makes the runbook.
         *
         * @throws InvalidRunbookException see {@link Runbook}
         */
        public Runbook build() {
            return new Runbook(id, title, checks, registry);
        }
    }
}
