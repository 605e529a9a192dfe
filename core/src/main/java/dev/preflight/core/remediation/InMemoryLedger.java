package dev.preflight.core.remediation;

import dev.preflight.core.incident.Incident;
import dev.preflight.core.target.TargetId;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers for as long as the process lives, and forgets what no longer matters; for embedders and
 * tests. Safe for threads.
 */
public final class InMemoryLedger implements Ledger {
    private final Map<TargetId, TargetHistory> histories = new ConcurrentHashMap<>();
    private final InstantSource time;

    /**
     * An empty ledger.
     *
     * @param time tells what is old
     */
    public InMemoryLedger(InstantSource time) {
        this.time = time;
    }

    @Override
    public TargetHistory load(TargetId target) {
        return histories.getOrDefault(target, TargetHistory.empty());
    }

    @Override
    public void record(TargetId target, Incident incident) {
        histories.compute(
                target,
                (id, known) ->
                        (known == null ? TargetHistory.empty() : known)
                                .with(incident)
                                .trimmed(time.instant()));
    }
}
