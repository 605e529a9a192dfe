package dev.preflight.adapters.runbook;

import dev.preflight.adapters.runbook.condition.Condition;
import dev.preflight.adapters.runbook.tree.Place;
import dev.preflight.core.check.CheckId;
import dev.preflight.core.check.Severity;
import dev.preflight.core.probe.Probe;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A check as a file has it.
 *
 * @param id as given, or made from the title
 * @param probePlace where the probe, or the script of it, begins
 * @param conditionPlace where the pass condition stands, or the check if it has none
 * @param failMessage the symptom
 * @param timeout of one observation; null for the run's default
 * @param advice what a person is to do; may be empty
 */
public record CheckEntry(
        Place place,
        CheckId id,
        String title,
        Probe probe,
        Place probePlace,
        Condition condition,
        Place conditionPlace,
        String failMessage,
        Severity severity,
        @Nullable Duration timeout,
        List<CheckId> requires,
        String advice) {
    public CheckEntry {
        requires = List.copyOf(requires);
    }
}
