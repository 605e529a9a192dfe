package dev.preflight.service.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.preflight.core.check.CheckId;
import dev.preflight.core.run.RunReport;
import dev.preflight.service.ledger.FiledRuns.FiledRun;
import dev.preflight.service.run.Run;
import dev.preflight.service.run.RunState.Aborted;
import dev.preflight.service.run.RunState.Finished;
import dev.preflight.service.run.RunState.Running;
import dev.preflight.service.run.RunState.Waiting;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A run, as requests see it. Its variables are not shown, since they may be secret.
 *
 * @param href where it is
 * @param origin {@code schedule}, {@code event}, {@code remediation} or {@code request}
 * @param state {@code queued}, {@code running}, {@code waiting}, {@code finished} or {@code
 *     aborted}
 * @param startedAt null while it is queued, or if its turn never came
 * @param resumeAt when it goes on; null unless it is waiting
 * @param endedAt null until it is over
 * @param outcome null until it is over
 * @param reason why it was aborted; null if it was not
 * @param report {@code preflight.report/v1}; null until it is finished, and in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Run")
public record RunView(
        @Schema(examples = "mgx3k2q1-4711") String id,
        @Schema(examples = "/api/v1/runs/mgx3k2q1-4711") String href,
        @Schema(examples = "workers") String runbook,
        @Schema(examples = "lab") String target,
        @Schema(enumeration = {"check", "plan", "heal"}) String mode,
        List<String> only,
        List<String> skip,
        @Schema(enumeration = {"schedule", "event", "remediation", "request"}) String origin,
        @Schema(enumeration = {"queued", "running", "waiting", "finished", "aborted"}) String state,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant resumeAt,
        @Nullable Instant endedAt,
        @Schema(enumeration = {"PASSED", "HEALED", "FAILED", "ERROR"}) @Nullable String outcome,
        @Nullable String reason,
        @Schema(type = SchemaType.OBJECT, description = "preflight.report/v1") @JsonRawValue
                @Nullable String report) {

    /** Without its report. */
    static RunView brief(Run run) {
        return of(run, null);
    }

    /** With its report, if it has one. */
    static RunView whole(Run run) {
        return of(run, run.report().map(RunView::json).orElse(null));
    }

    /** One that is only filed, without its report. */
    static RunView brief(FiledRun run) {
        return of(run, null);
    }

    /** One that is only filed, with its report, if it had one. */
    static RunView whole(FiledRun run) {
        return of(run, run.report());
    }

    // What was left out of a run is in its report.
    private static RunView of(FiledRun run, @Nullable String report) {
        return new RunView(
                run.id(),
                RunsResource.href(run.id()),
                run.runbook(),
                run.target(),
                run.mode(),
                List.of(),
                List.of(),
                run.origin(),
                run.report() == null ? "aborted" : "finished",
                run.createdAt(),
                null,
                null,
                run.endedAt(),
                run.outcome(),
                run.problem().isEmpty() ? null : run.problem(),
                report);
    }

    private static String json(RunReport report) {
        return new String(Rendering.json(report), StandardCharsets.UTF_8).strip();
    }

    private static RunView of(Run run, @Nullable String report) {
        return new RunView(
                run.id(),
                RunsResource.href(run.id()),
                run.order().runbook().name(),
                run.order().target().name(),
                run.order().mode().word(),
                ids(run.order().only()),
                ids(run.order().skip()),
                run.order().origin().name().toLowerCase(Locale.ROOT),
                run.state().word(),
                run.createdAt(),
                startedAt(run),
                run.state() instanceof Waiting waiting ? waiting.resumeAt() : null,
                endedAt(run),
                run.outcome().map(Enum::name).orElse(null),
                run.state() instanceof Aborted aborted ? aborted.reason() : null,
                report);
    }

    private static List<String> ids(Collection<CheckId> checks) {
        return checks.stream().map(CheckId::value).sorted().toList();
    }

    private static @Nullable Instant startedAt(Run run) {
        if (run.state() instanceof Waiting waiting) {
            return waiting.since();
        }
        return run.state() instanceof Running running
                ? running.since()
                : run.report().map(RunReport::startedAt).orElse(null);
    }

    private static @Nullable Instant endedAt(Run run) {
        if (run.state() instanceof Finished finished) {
            return finished.at();
        }
        return run.state() instanceof Aborted aborted ? aborted.at() : null;
    }
}
