package dev.preflight.service.notify;

import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.incident.Refusal;
import dev.preflight.core.incident.Refusal.Guardrail;
import dev.preflight.core.incident.RemediationState.Refusing;
import dev.preflight.core.runbook.Check;
import dev.preflight.service.ledger.Incidents;
import dev.preflight.service.ledger.JournalEntry;
import dev.preflight.service.ledger.JournalEntry.Place;
import dev.preflight.service.ledger.RecordedIncident;
import dev.preflight.service.ledger.StorageException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes notifications of journal entries, with what the incident has besides. */
final class Notifications {
    private static final Logger LOG = Logger.getLogger(Notifications.class);

    private final Incidents incidents;
    private final CheckTexts checks;
    private final @Nullable URI publicUrl;

    /**
     * A maker of notifications.
     *
     * @param publicUrl where people reach this service; null if that is not known
     */
    Notifications(Incidents incidents, CheckTexts checks, @Nullable URI publicUrl) {
        this.incidents = incidents;
        this.checks = checks;
        this.publicUrl = publicUrl;
    }

    Notification of(JournalEntry entry) {
        EntryData data = EntryData.of(entry);
        Incident incident = incident(entry).map(RecordedIncident::incident).orElse(null);
        Optional<Refusal> refusal = refusal(entry, incident);
        String guardrail =
                data.text("guardrail")
                        .or(() -> refusal.map(it -> it.guardrail().name()))
                        .orElse(null);
        String reason = data.text("reason").or(() -> refusal.map(Refusal::reason)).orElse(null);
        Summary summary =
                new Summary(entry, data, incident, check(entry.place()), known(guardrail), reason);
        return new Notification(
                entry,
                data.text("state").orElse(incident == null ? null : incident.state().word()),
                summary.line(),
                guardrail,
                reason,
                incident == null ? List.of() : incident.attempts(),
                diagnostics(entry),
                link(entry.place().incident()));
    }

    // One that cannot be read must not silence what happened to it, nor to others.
    private Optional<RecordedIncident> incident(JournalEntry entry) {
        String id = entry.place().incident();
        try {
            return id == null ? Optional.empty() : incidents.find(id);
        } catch (StorageException unreadable) {
            LOG.warnf(unreadable, "incident=%s is told of without what is recorded of it", id);
            return Optional.empty();
        }
    }

    private List<ActionReport> diagnostics(JournalEntry entry) {
        String id = entry.place().incident();
        try {
            return id == null || !isGivenUp(entry) ? List.of() : incidents.diagnostics(id);
        } catch (StorageException unreadable) {
            LOG.warnf(unreadable, "incident=%s is told of without its diagnostics", id);
            return List.of();
        }
    }

    // What the entry says is as of then; the incident may have gone on since.
    private static Optional<Refusal> refusal(JournalEntry entry, @Nullable Incident incident) {
        return isGivenUp(entry) && incident != null && incident.state() instanceof Refusing refusing
                ? Optional.of(refusing.refusal())
                : Optional.empty();
    }

    private static boolean isGivenUp(JournalEntry entry) {
        return entry.type() == JournalEntry.Type.INCIDENT_ESCALATED
                || entry.type() == JournalEntry.Type.INCIDENT_REFUSED;
    }

    private static @Nullable Guardrail known(@Nullable String word) {
        return Stream.of(Guardrail.values())
                .filter(it -> it.name().equals(word))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Check check(Place place) {
        return place.runbook() == null || place.check() == null
                ? null
                : checks.find(place.runbook(), place.check()).orElse(null);
    }

    private @Nullable String link(@Nullable String incident) {
        if (publicUrl == null || incident == null) {
            return null;
        }
        String base = publicUrl.toString();
        return "%s/api/v1/incidents/%s"
                .formatted(
                        base.endsWith("/") ? base.substring(0, base.length() - 1) : base,
                        URLEncoder.encode(incident, StandardCharsets.UTF_8));
    }
}
