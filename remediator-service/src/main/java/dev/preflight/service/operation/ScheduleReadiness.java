package dev.preflight.service.operation;

import dev.preflight.core.run.RunOutcome;
import dev.preflight.service.run.Run;
import dev.preflight.service.run.Runs;
import dev.preflight.service.schedule.RunSchedule;
import dev.preflight.service.target.ServedTarget;
import dev.preflight.service.target.Targets;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while targets are watched. How the targets are is told beside it and changes nothing: a
 * service that reports a broken stack works.
 */
@Readiness
@ApplicationScoped
public class ScheduleReadiness implements HealthCheck {
    private final RunSchedule schedule;
    private final Targets targets;
    private final Runs runs;

    ScheduleReadiness(RunSchedule schedule, Targets targets, Runs runs) {
        this.schedule = schedule;
        this.targets = targets;
        this.runs = runs;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("schedule").status(schedule.isAlive());
        for (ServedTarget target : targets.all()) {
            for (String runbook : target.runbooks()) {
                response.withData(target.name() + "/" + runbook, latest(target, runbook));
            }
        }
        return response.build();
    }

    private String latest(ServedTarget target, String runbook) {
        return runs.latest(target.name(), runbook)
                .flatMap(Run::outcome)
                .map(RunOutcome::name)
                .orElse("not run yet");
    }
}
