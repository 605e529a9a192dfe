package dev.preflight.service.run;

import java.util.List;
import java.util.Optional;

/** Port: keeps runs. Safe for threads. */
public interface RunStore {
    /** Keeps a run in place of its earlier state; may forget the oldest of those that are over. */
    void save(Run run);

    Optional<Run> find(String id);

    /** The runs that match, newest first. */
    List<Run> list(RunQuery query);

    /** The newest whole run of a runbook on a target that is over; never forgotten. */
    Optional<Run> latest(String target, String runbook);
}
