package dev.preflight.core.simulation;

import dev.preflight.core.incident.IncidentId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is counted of a check on a target, beside the product's own counting. Holds no rules. */
final class Case {
    /** Attempts since the last fresh budget. */
    int spent;

    final List<Duration> reopenings = new ArrayList<>();
    final Map<IncidentId, Integer> told = new HashMap<>();
    @Nullable Duration healedSince;
    @Nullable Duration passingSince;
    @Nullable Deed last;

    /** A person asked for a fresh budget, which is still to be given. */
    boolean isToBeForgiven;

    /** The latest incident was closed since it had been healthy, and not by a person. */
    boolean hasHealedAndClosed;
}
