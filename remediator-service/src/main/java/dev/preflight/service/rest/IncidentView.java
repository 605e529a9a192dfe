package dev.preflight.service.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.incident.Refusal;
import dev.preflight.core.incident.RemediationState.Refusing;
import dev.preflight.core.incident.RemediationState.Waiting;
import dev.preflight.service.ledger.JournalEntry;
import dev.preflight.service.ledger.RecordedIncident;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An incident, as requests see it.
 *
 * @param href where it is
 * @param configured whether its target, runbook and check are configured; if not, it is not gone on
 *     with
 * @param changedAt when it got into its state
 * @param guardrail who says no to a cure; null if nobody does
 * @param reason why, and what a person can do about it; null if nobody says no
 * @param dueAt when the wait of its attempt is over; null if it is not waiting
 * @param secondsLeft until then, at most the whole wait; null if it is not waiting
 * @param escalatedAt when people were told; null before
 * @param reopenings when it failed again after it had healed
 * @param diagnostics what was collected last; null in lists
 * @param timeline what happened to it, oldest first; null in lists
 */
@Schema(name = "Incident")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IncidentView(
        @Schema(examples = "workers.worker-types.1a2b3c4d.d5x0q3k9z1") String id,
        String href,
        @Schema(examples = "lab") String target,
        @Schema(examples = "workers") String runbook,
        @Schema(examples = "worker-types") String check,
        boolean configured,
        @Schema(
                        enumeration = {
                            "OPEN",
                            "CURING",
                            "WAITING",
                            "VERIFYING",
                            "HEALED",
                            "EXHAUSTED",
                            "SUPPRESSED",
                            "MANUAL",
                            "CLOSED"
                        })
                String state,
        Instant openedAt,
        Instant changedAt,
        @Nullable String guardrail,
        @Nullable String reason,
        @Nullable Instant dueAt,
        @Nullable Long secondsLeft,
        @Nullable Instant escalatedAt,
        List<Instant> reopenings,
        @Schema(implementation = AttemptView[].class) List<AttemptView> attempts,
        @Schema(implementation = ActionView[].class) @Nullable List<ActionView> diagnostics,
        @Nullable List<Moment> timeline) {

    /** All states that there are. */
    static final List<String> STATES =
            List.of(
                    "OPEN",
                    "CURING",
                    "WAITING",
                    "VERIFYING",
                    "HEALED",
                    "EXHAUSTED",
                    "SUPPRESSED",
                    "MANUAL",
                    "CLOSED");

    /**
     * Something that happened.
     *
     * @param sequence its number in the journal, which is the id of its event
     * @param data as in its event
     */
    @Schema(name = "Moment")
    public record Moment(
            long sequence,
            @Schema(examples = "dev.preflight.incident.opened") String type,
            Instant at,
            @Schema(type = SchemaType.OBJECT) @JsonRawValue String data) {
        static Moment of(JournalEntry entry) {
            return new Moment(entry.sequence(), entry.type().word(), entry.at(), entry.data());
        }
    }

    /** Without what belongs to it alone. */
    static IncidentView brief(RecordedIncident recorded, boolean configured, Instant now) {
        return of(recorded, configured, now, null, null);
    }

    /** With all there is. */
    static IncidentView whole(
            RecordedIncident recorded,
            boolean configured,
            Instant now,
            List<ActionReport> diagnostics,
            List<JournalEntry> timeline) {
        return of(
                recorded,
                configured,
                now,
                ActionView.of(diagnostics),
                timeline.stream().map(Moment::of).toList());
    }

    private static IncidentView of(
            RecordedIncident recorded,
            boolean configured,
            Instant now,
            @Nullable List<ActionView> diagnostics,
            @Nullable List<Moment> timeline) {
        Incident incident = recorded.incident();
        Refusal refusal = incident.state() instanceof Refusing refusing ? refusing.refusal() : null;
        Waiting waiting = incident.state() instanceof Waiting it ? it : null;
        return new IncidentView(
                incident.id().value(),
                IncidentsResource.href(incident.id().value()),
                recorded.target(),
                incident.runbook().value(),
                incident.check().value(),
                configured,
                incident.state().word(),
                incident.openedAt(),
                recorded.changedAt(),
                refusal == null ? null : refusal.guardrail().name(),
                refusal == null ? null : refusal.reason(),
                waiting == null ? null : waiting.due(),
                waiting == null ? null : seconds(waiting.left(now)),
                incident.escalatedAt(),
                incident.reopenings(),
                incident.attempts().stream().map(AttemptView::of).toList(),
                diagnostics,
                timeline);
    }

    // Rounded up: 0 is when it is over.
    private static long seconds(Duration left) {
        return left.plusMillis(999).toSeconds();
    }
}
