package dev.preflight.service.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.preflight.service.run.Runs;
import dev.preflight.service.schedule.RunSchedule;
import dev.preflight.service.target.ServedTarget;
import dev.preflight.service.target.Targets;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The targets, and how they are. */
@Path("/api/v1/targets")
@Tag(name = "targets")
public class TargetsResource {
    private final Targets targets;
    private final Runs runs;
    private final RunSchedule schedule;

    TargetsResource(Targets targets, Runs runs, RunSchedule schedule) {
        this.targets = targets;
        this.runs = runs;
        this.schedule = schedule;
    }

    /**
     * All targets.
     *
     * @param targets by name
     */
    public record TargetList(List<TargetView> targets) {
        public TargetList {
            targets = List.copyOf(targets);
        }
    }

    /**
     * A target.
     *
     * @param description what it is
     * @param intervalSeconds from one scheduled run of a runbook to the next
     */
    @Schema(name = "Target")
    public record TargetView(
            @Schema(examples = "lab") String name,
            @Schema(examples = "compose project shop") String description,
            long intervalSeconds,
            List<WatchView> runbooks) {
        public TargetView {
            runbooks = List.copyOf(runbooks);
        }
    }

    /**
     * A runbook on a target.
     *
     * @param nextDue when its next scheduled run begins at the earliest; null if there will be none
     * @param latest its newest whole run that is over; null before the first
     */
    @Schema(name = "Watch")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WatchView(
            @Schema(examples = "workers") String runbook,
            @Nullable Instant nextDue,
            @Nullable RunView latest) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The targets, each with the latest outcome of its runbooks.")
    public TargetList list() {
        return new TargetList(targets.all().stream().map(this::view).toList());
    }

    private TargetView view(ServedTarget target) {
        return new TargetView(
                target.name(),
                target.access().describe(),
                target.interval().toSeconds(),
                target.runbooks().stream().map(runbook -> watch(target.name(), runbook)).toList());
    }

    private WatchView watch(String target, String runbook) {
        return new WatchView(
                runbook,
                schedule.nextDue(target, runbook).orElse(null),
                runs.latest(target, runbook).map(RunView::brief).orElse(null));
    }
}
