package dev.preflight.service.ledger.sql;

import dev.preflight.core.check.CheckId;
import dev.preflight.core.check.CheckResult;
import dev.preflight.core.check.Outcome;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.cure.CurePlan;
import dev.preflight.core.incident.Event;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.incident.IncidentId;
import dev.preflight.core.incident.Refusal;
import dev.preflight.core.runbook.RunbookId;
import dev.preflight.core.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What happens to an incident, one real event after the other. */
final class Story {
    static final TargetId SHOP = new TargetId("unix:///var/run/docker.sock#shop");
    static final RunbookId WORKERS = new RunbookId("workers");
    static final Duration SETTLING = Duration.ofSeconds(20);
    static final ActionReport RESTARTED =
            new ActionReport("restart", "shop-w1", ActionReport.Result.DONE, "restarted");

    private Incident incident;
    private Instant now;

    private Story(Incident incident) {
        this.incident = incident;
        this.now = incident.openedAt();
    }

    static Story opened(String id, Instant at) {
        return opened(id, SHOP, "backend-api", at);
    }

    static Story opened(String id, TargetId target, String check, Instant at) {
        return new Story(
                Incident.opened(new IncidentId(id), target, WORKERS, new CheckId(check), at));
    }

    static Story of(Incident incident, Instant now) {
        Story story = new Story(incident);
        story.now = now;
        return story;
    }

    Incident incident() {
        return incident;
    }

    Instant now() {
        return now;
    }

    Story after(Duration time) {
        now = now.plus(time);
        return this;
    }

    Story attempt() {
        return on(
                new Event.AttemptStarted(
                        new CurePlan(List.of(), List.of()), SETTLING, Duration.ofSeconds(5)));
    }

    Story acted() {
        return on(new Event.Acted(List.of(RESTARTED)));
    }

    Story waited() {
        return after(SETTLING).on(new Event.WaitOver());
    }

    Story observed(Outcome outcome) {
        return observed(outcome, "");
    }

    /** Passes as far as is known yet. */
    Story observedInPart() {
        return observed(Outcome.PASS, "the health of w1");
    }

    private Story observed(Outcome outcome, String pending) {
        return on(
                new Event.Observed(
                        new CheckResult(
                                incident.check(),
                                outcome,
                                "",
                                "",
                                "what is there",
                                "",
                                List.of(),
                                List.of(),
                                Map.of(),
                                List.of(),
                                now,
                                Duration.ZERO,
                                pending)));
    }

    Story refused(Refusal.Guardrail guardrail, String reason) {
        return on(new Event.Refused(new Refusal(guardrail, reason)));
    }

    Story recovered() {
        return on(new Event.Recovered());
    }

    Story reset(String by) {
        return on(new Event.Reset(by));
    }

    Story aged(Duration minHealthyPeriod) {
        incident = incident.aged(minHealthyPeriod, now);
        return this;
    }

    private Story on(Event event) {
        incident = incident.on(event, now).incident();
        return this;
    }
}
