package dev.preflight.service.operation;

import dev.preflight.core.incident.Refusal.Guardrail;
import dev.preflight.core.runbook.Check;
import dev.preflight.service.event.RemediationListener;
import dev.preflight.service.ledger.Incidents;
import dev.preflight.service.ledger.JournalEntry;
import dev.preflight.service.notify.EntryData;
import dev.preflight.service.remediation.ConfiguredChecks;
import dev.preflight.service.runbook.RunbookCatalogue;
import dev.preflight.service.runbook.ServedRunbook;
import dev.preflight.service.target.ServedTarget;
import dev.preflight.service.target.Targets;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Counts what is done about failures, and shows what is open. Everything that can be counted is
 * there from the start, at zero, since a rate needs a figure before the first event.
 */
public final class RemediationMetrics implements RemediationListener {
    private static final String OTHER = "OTHER";

    private final MeterRegistry registry;
    private final Targets targets;
    private final RunbookCatalogue runbooks;
    private final OpenIncidents open;

    // An entry may come twice; those of one target come in order.
    private final Map<String, Long> counted = new HashMap<>();

    public RemediationMetrics(
            MeterRegistry registry,
            Targets targets,
            RunbookCatalogue runbooks,
            Incidents incidents,
            InstantSource time) {
        this.registry = registry;
        this.targets = targets;
        this.runbooks = runbooks;
        this.open = new OpenIncidents(incidents, new ConfiguredChecks(targets, runbooks), time);
        targets.all().forEach(this::register);
    }

    private void register(ServedTarget target) {
        for (String state : OpenIncidents.STATES) {
            Gauge.builder("preflight.open.incidents", open, it -> it.count(target.name(), state))
                    .description("Incidents whose check does not pass.")
                    .tags("target", target.name(), "state", state)
                    .register(registry);
        }
        Gauge.builder("preflight.oldest.incident.age", open, it -> it.oldestAge(target.name()))
                .description("How long a check has not passed, the longest; 0 if all pass.")
                .baseUnit("seconds")
                .tags("target", target.name())
                .register(registry);
        served(target).forEach(runbook -> register(target, runbook));
    }

    private void register(ServedTarget target, ServedRunbook runbook) {
        Tags where = Tags.of("target", target.name(), "runbook", runbook.name());
        for (Guardrail guardrail : Guardrail.values()) {
            escalated(where, guardrail.name());
        }
        for (Check check : runbook.runbook().checks()) {
            Tags place = where.and("check", check.id().value());
            opened(place);
            attempts(place);
            healed(place);
            timeToHeal(place);
        }
    }

    private Stream<ServedRunbook> served(ServedTarget target) {
        return target.runbooks().stream().flatMap(name -> runbooks.named(name).stream());
    }

    @Override
    public synchronized void happened(JournalEntry entry) {
        JournalEntry.Place place = entry.place();
        String target = place.target();
        if (target == null || place.runbook() == null || place.check() == null) {
            return;
        }
        Long before = counted.get(target);
        if (before != null && entry.sequence() <= before) {
            return;
        }
        counted.put(target, entry.sequence());
        Tags where = Tags.of("target", target, "runbook", nameOf(target, place.runbook()));
        count(entry, where, where.and("check", place.check()));
    }

    private void count(JournalEntry entry, Tags where, Tags place) {
        EntryData data = EntryData.of(entry);
        switch (entry.type()) {
            case INCIDENT_OPENED, INCIDENT_REOPENED -> opened(place).increment();
            case ATTEMPT_STARTED -> attempts(place).increment();
            case INCIDENT_ESCALATED ->
                    escalated(where, data.text("guardrail").orElse(OTHER)).increment();
            case INCIDENT_HEALED -> {
                healed(place).increment();
                data.seconds("seconds").ifPresent(took -> timeToHeal(place).record(took));
            }
            case ATTEMPT_WAITING,
                    ATTEMPT_FAILED,
                    INCIDENT_REFUSED,
                    INCIDENT_CLOSED,
                    INCIDENT_RESET,
                    PAUSE_BEGUN,
                    PAUSE_ENDED -> {
                // Not counted: the gauges show where it led.
            }
        }
    }

    /** The name that the runbook is configured by, which other metrics have, too. */
    private String nameOf(String target, String runbook) {
        return targets.named(target).stream()
                .flatMap(this::served)
                .filter(it -> it.runbook().id().value().equals(runbook))
                .map(ServedRunbook::name)
                .findFirst()
                .orElse(runbook);
    }

    private Counter opened(Tags place) {
        return Counter.builder("preflight.incidents.opened")
                .description("Checks that began to fail, also soon after they had healed.")
                .tags(place)
                .register(registry);
    }

    private Counter attempts(Tags place) {
        return Counter.builder("preflight.attempts")
                .description("Attempts to cure, counted when they begin.")
                .tags(place)
                .register(registry);
    }

    private Counter healed(Tags place) {
        return Counter.builder("preflight.incidents.healed")
                .description("Checks that pass again, after a cure or by themselves.")
                .tags(place)
                .register(registry);
    }

    private Counter escalated(Tags where, String guardrail) {
        return Counter.builder("preflight.incidents.escalated")
                .description("Incidents given up, by what said no.")
                .tags(where.and("guardrail", guardrail))
                .register(registry);
    }

    private Timer timeToHeal(Tags place) {
        return Timer.builder("preflight.time.to.heal")
                .description("From the failure that was seen first to the pass.")
                .tags(place)
                .register(registry);
    }
}
