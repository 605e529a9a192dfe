package dev.preflight.core.run;

import dev.preflight.core.runbook.Runbook;
import dev.preflight.core.target.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What came of a run. Its texts and facts hold no secrets; the target's variables and the
 * containers among the subjects do, and none of them shows those as text.
 *
 * @param runId names the run
 * @param runbook that was run
 * @param mode what it was allowed to do
 * @param strict whether a warning fails it
 * @param target it was run against
 * @param outcome of the whole
 * @param startedAt by the run's clock
 * @param duration of the whole
 * @param checks in the runbook's order
 * @param leftUndone what an interruption left undone; empty if there was none
 */
public record RunReport(
        String runId,
        Runbook runbook,
        Mode mode,
        boolean strict,
        Target target,
        RunOutcome outcome,
        Instant startedAt,
        Duration duration,
        List<CheckReport> checks,
        List<String> leftUndone) {
    public RunReport {
        checks = List.copyOf(checks);
        leftUndone = List.copyOf(leftUndone);
    }

    /** Whether it was told to stop before its end. */
    public boolean isInterrupted() {
        return !leftUndone.isEmpty();
    }
}
