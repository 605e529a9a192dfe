package dev.preflight.core.run;

import dev.preflight.core.check.CheckId;
import dev.preflight.core.check.CheckResult;
import dev.preflight.core.check.Outcome;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.cure.Cure;
import dev.preflight.core.cure.CurePlan;
import dev.preflight.core.cure.PlannedStep;
import dev.preflight.core.incident.Attempt;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.incident.Refusal;
import dev.preflight.core.incident.Refusal.Guardrail;
import dev.preflight.core.incident.RemediationState.Refusing;
import dev.preflight.core.runbook.Check;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts together what came of a run. */
final class Reporter {
    private final RunRequest request;
    private final Course course;
    private final InstantSource time;
    private final Observer observer;
    private final Map<CheckId, RemediationReport> remediations = new HashMap<>();
    private final Map<CheckId, List<Attempt>> attempts = new HashMap<>();
    private Results results = new Results();

    Reporter(RunRequest request, Course course, InstantSource time, Observer observer) {
        this.request = request;
        this.course = course;
        this.time = time;
        this.observer = observer;
    }

    /** Keeps results in case the run is interrupted. */
    void remember(Results latest) {
        results = latest;
    }

    void attempted(CheckId check, List<Attempt> earlier) {
        attempts.put(check, earlier);
    }

    void refused(CheckId check, Refusal refusal) {
        put(check, new Refusing(refusal).word(), reason(refusal), List.of(), List.of());
    }

    /** What heal would do about a check, and what it would wait for first. */
    void planned(CheckId check, CurePlan plan, String first) {
        put(
                check,
                RemediationReport.PLANNED,
                observer.redactor().redact(first),
                List.of(),
                plan.steps().stream().map(it -> it.redactedBy(observer.redactor())).toList());
    }

    /** An attempt that heal would wait for and verify before anything else. */
    void underWay(Incident incident, String first) {
        put(
                incident.check(),
                incident.state().word(),
                observer.redactor().redact(first),
                List.of(),
                List.of());
    }

    /** Takes over what became of every incident. */
    void healed(Healing healing, IncidentBook book) {
        for (Check check : request.runbook().checks()) {
            Optional<Incident> incident =
                    book.latest(check.id())
                            .filter(it -> request.isSelected(check.id()))
                            .filter(it -> isOfInterest(it, healing));
            if (incident.isPresent()) {
                attempted(check.id(), incident.get().attempts());
                Optional<Refusal> refusal = healing.refusalOf(check.id());
                String state =
                        refusal.<String>map(it -> new Refusing(it).word())
                                .orElse(incident.get().state().word());
                boolean passes = healing.healed().contains(check.id());
                put(
                        check.id(),
                        passes ? incident.get().state().word() : state,
                        passes ? "" : refusal.map(this::reason).orElse(""),
                        healing.diagnosticsOf(check.id()),
                        List.of());
            }
        }
    }

    RunReport report(Results latest) {
        remember(latest);
        return report(List.of());
    }

    RunReport interrupted(List<String> leftUndone) {
        return report(leftUndone);
    }

    private RunReport report(List<String> leftUndone) {
        List<CheckReport> checks =
                request.runbook().checks().stream()
                        .map(check -> new CheckReport(check, resultOf(check), of(check.id())))
                        .toList();
        return new RunReport(
                request.runId(),
                request.runbook(),
                request.mode(),
                request.strict(),
                request.target(),
                outcome(checks, leftUndone),
                course.startedAt(),
                Duration.between(course.startedAt(), time.instant()),
                checks,
                leftUndone);
    }

    private CheckResult resultOf(Check check) {
        return results.has(check.id())
                ? results.of(check.id())
                : CheckResult.skipped(check.id(), "interrupted before it was probed", course.startedAt());
    }

    private @Nullable RemediationReport of(CheckId check) {
        return remediations.get(check);
    }

    private RunOutcome outcome(List<CheckReport> checks, List<String> leftUndone) {
        boolean anyPassed = false;
        boolean anyUnknown = !leftUndone.isEmpty();
        boolean anyFailed = false;
        for (CheckReport report : checks) {
            switch (report.result().outcome()) {
                case PASS -> anyPassed = true;
                case WARN -> {
                    anyPassed = true;
                    anyFailed |= request.strict();
                }
                case FAIL -> anyFailed = true;
                case ERROR, BLOCKED -> anyUnknown = true;
                case SKIPPED -> {}
            }
        }
        if (anyFailed) {
            return RunOutcome.FAILED;
        }
        // Nothing probed proves nothing.
        if (anyUnknown || !anyPassed) {
            return RunOutcome.ERROR;
        }
        return course.healed(results).isEmpty() ? RunOutcome.PASSED : RunOutcome.HEALED;
    }

    private boolean isOfInterest(Incident incident, Healing healing) {
        Outcome outcome = healing.results().of(incident.check()).outcome();
        return healing.healed().contains(incident.check())
                || (!incident.isClosed() && outcome != Outcome.PASS && outcome != Outcome.WARN);
    }

    private void put(
            CheckId check,
            String state,
            String reason,
            List<ActionReport> diagnostics,
            List<PlannedStep> planned) {
        Cure cure = request.runbook().check(check).flatMap(Check::cure).orElse(null);
        remediations.put(
                check,
                new RemediationReport(
                        cure == null ? "" : cure.title(),
                        state,
                        cure == null ? 0 : cure.maxRetries(),
                        reason,
                        attempts.getOrDefault(check, List.of()),
                        diagnostics,
                        planned));
    }

    private String reason(Refusal refusal) {
        return refusal.guardrail() == Guardrail.MANUAL || refusal.guardrail() == Guardrail.BUDGET
                ? observer.redactor().redact(refusal.reason())
                : refusal.guardrail().name().toLowerCase(java.util.Locale.ROOT)
                        + ": "
                        + observer.redactor().redact(refusal.reason());
    }
}
