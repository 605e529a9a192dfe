package dev.preflight.core.simulation;

import dev.preflight.core.check.CheckResult;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.cure.Cure;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.incident.Refusal;
import dev.preflight.core.run.RunListener;
import dev.preflight.core.runbook.Check;
import java.time.Duration;

/** What a program is told of its run, on its way to the invariants. */
final class Told implements RunListener {
    private final Program program;
    private final History history;

    Told(Program program) {
        this.program = program;
        this.history = program.history;
    }

    static String shown(Incident incident) {
        return "%s %s %s attempts=%d%s"
                .formatted(
                        incident.runbook(),
                        incident.check(),
                        incident.state(),
                        incident.attempts().size(),
                        incident.escalatedAt() == null ? "" : " escalated");
    }

    @Override
    public void judged(Check check, CheckResult result) {
        history.trace.add(
                program.name,
                () -> "judges %s %s: %s".formatted(check.id(), result.outcome(), result.seen()));
        history.invariants.judged(program, check.id().value(), result.outcome());
    }

    @Override
    public void attemptStarted(Check check, Cure cure, int number) {
        program.step(Happening.CRASH_BEFORE_ACT);
    }

    @Override
    public void acted(Check check, ActionReport report) {
        history.trace.add(program.name, () -> "is told " + report);
    }

    @Override
    public void waiting(Check check, Duration duration) {
        history.trace.add(program.name, () -> "is to wait " + duration + " for " + check.id());
        history.invariants.waits(program, check.id().value());
    }

    @Override
    public void waitingToKnow(Check check, String pending, Duration duration) {
        history.saw(Happening.HEALTH_AWAITED);
        history.trace.add(program.name, () -> "is to wait " + duration + ": unknown is " + pending);
    }

    @Override
    public void refused(Check check, Refusal refusal) {
        history.saw(Happening.valueOf("REFUSED_" + refusal.guardrail()));
        history.trace.add(program.name, () -> "refuses " + check.id() + ": " + refusal);
    }

    @Override
    public void escalated(Check check, Refusal refusal) {
        history.trace.add(program.name, () -> "ESCALATES " + check.id() + ": " + refusal);
        history.invariants.escalated(program, check.id().value());
        program.step(Happening.CRASH_WHEN_TELLING);
    }
}
