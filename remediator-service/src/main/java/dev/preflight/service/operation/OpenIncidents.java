package dev.preflight.service.operation;

import dev.preflight.core.incident.Incident;
import dev.preflight.service.ledger.Incidents;
import dev.preflight.service.ledger.RecordedIncident;
import dev.preflight.service.ledger.StorageException;
import dev.preflight.service.remediation.ConfiguredChecks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The incidents of configured checks that are not healed, as the ledger has them: read anew for a
 * scrape, so that nothing needs to be counted along, nor restored after a restart. Safe for
 * threads.
 */
final class OpenIncidents {
    private static final Logger LOG = Logger.getLogger(OpenIncidents.class);

    /** The words for the states of an incident whose check does not pass. */
    static final List<String> STATES =
            List.of("OPEN", "CURING", "WAITING", "VERIFYING", "EXHAUSTED", "SUPPRESSED", "MANUAL");

    // More than there are checks anywhere, and each has at most one.
    private static final int MOST = 1000;

    // For the many figures of one scrape.
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Incidents incidents;
    private final ConfiguredChecks configured;
    private final InstantSource time;
    private Instant readAt = Instant.EPOCH;
    private @Nullable List<RecordedIncident> latest;

    OpenIncidents(Incidents incidents, ConfiguredChecks configured, InstantSource time) {
        this.incidents = incidents;
        this.configured = configured;
        this.time = time;
    }

    /** How many a target has in a state; not a number if that is not known. */
    double count(String target, String state) {
        return ofTarget(target)
                .map(open ->
                        (double)
                                open.stream().filter(it -> it.state().word().equals(state)).count())
                .orElse(Double.NaN);
    }

    /** For how many seconds its oldest has been open: 0 if it has none; not a number if unknown. */
    double oldestAge(String target) {
        Instant now = time.instant();
        return ofTarget(target)
                .map(open ->
                        open.stream()
                                .mapToDouble(it -> seconds(failingSince(it), now))
                                .max()
                                .orElse(0))
                .orElse(Double.NaN);
    }

    private static double seconds(Instant since, Instant now) {
        return Math.max(0, Duration.between(since, now).toMillis() / 1000.0);
    }

    // It was healthy before it reopened.
    private static Instant failingSince(Incident incident) {
        List<Instant> reopenings = incident.reopenings();
        Instant last = reopenings.isEmpty() ? Instant.MIN : reopenings.get(reopenings.size() - 1);
        return last.isAfter(incident.openedAt()) ? last : incident.openedAt();
    }

    private Optional<List<Incident>> ofTarget(String target) {
        return all().map(open ->
                open.stream()
                        .filter(it -> it.target().equals(target))
                        .map(RecordedIncident::incident)
                        .toList());
    }

    private synchronized Optional<List<RecordedIncident>> all() {
        Instant now = time.instant();
        if (now.isBefore(readAt) || !now.isBefore(readAt.plus(FRESH))) {
            latest = read();
            readAt = now;
        }
        return Optional.ofNullable(latest);
    }

    private @Nullable List<RecordedIncident> read() {
        List<RecordedIncident> open = new ArrayList<>();
        try {
            for (String state : STATES) {
                incidents.list(new Incidents.Query(state, null, null, MOST)).stream()
                        .filter(configured::include)
                        .forEach(open::add);
            }
            return open;
        } catch (StorageException unavailable) {
            LOG.debugf(unavailable, "open incidents are not known");
            return null;
        }
    }
}
