package dev.preflight.core.run;

import java.util.Optional;

/**
 * How far a heal run has come that holds nothing while it waits: neither a thread nor the lock.
 *
 * <p>What matters is in the ledger. A process that has lost a step begins a new run, which finds
 * the waits and what is left of them there.
 */
public final class HealStep {
    private final RunReport report;
    private final Course course;

    HealStep(RunReport report, Course course) {
        this.report = report;
        this.course = course;
    }

    /** As things stand; that of the whole run if there is no rest. */
    public RunReport report() {
        return report;
    }

    /** The time after which to go on; empty if the run is over. */
    public Optional<Rest> rest() {
        return course.rest();
    }

    Course course() {
        return course;
    }
}
