package dev.preflight.service.remediation;

import dev.preflight.core.check.Outcome;
import dev.preflight.core.run.CheckReport;
import dev.preflight.core.run.Mode;
import dev.preflight.core.run.RunReport;
import dev.preflight.service.ledger.Incidents;
import dev.preflight.service.ledger.PendingFailures;
import dev.preflight.service.ledger.PendingFailures.Failure;
import dev.preflight.service.ledger.StorageException;
import dev.preflight.service.run.Run;
import dev.preflight.service.run.RunObserver;
import dev.preflight.service.run.RunOrder;
import dev.preflight.service.run.RunOrder.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Announces the failures that the service's own checks see, once each has failed often enough in a
 * row. Each is recorded before it is announced: what is announced may be lost.
 */
public final class Detector implements RunObserver {
    private static final Logger LOG = Logger.getLogger(Detector.class);

    private final PendingFailures pending;
    private final Incidents incidents;
    private final Consumer<List<Failure>> channel;
    private final Consumer<Place> unfinished;
    private final BiConsumer<String, Instant> detected;
    private final Map<String, Integer> failuresInARow = new ConcurrentHashMap<>();

    /**
     * A detector that has seen nothing yet.
     *
     * @param channel takes failures that are recorded; waits for nothing
     * @param unfinished told where all is well, or nothing is known, and an incident is not closed
     * @param detected told of the target, and of when what led to an announced failure happened,
     *     where that is known
     */
    public Detector(
            PendingFailures pending,
            Incidents incidents,
            Consumer<List<Failure>> channel,
            Consumer<Place> unfinished,
            BiConsumer<String, Instant> detected) {
        this.pending = pending;
        this.incidents = incidents;
        this.channel = channel;
        this.unfinished = unfinished;
        this.detected = detected;
    }

    @Override
    public void over(Run run) {
        RunOrder order = run.order();
        // Whoever asks for a check has asked for nothing to be changed.
        if (order.mode() != Mode.CHECK || order.origin() == Origin.REQUEST) {
            return;
        }
        run.report().ifPresent(report -> detect(run, report));
    }

    private void detect(Run run, RunReport report) {
        List<Failure> failures = new ArrayList<>();
        boolean anyFails = false;
        for (CheckReport check : report.checks()) {
            String key = key(run, check);
            boolean fails = check.result().outcome() == Outcome.FAIL;
            anyFails |= fails;
            if (!fails) {
                failuresInARow.remove(key);
            } else if (failuresInARow.merge(key, 1, Integer::sum)
                    >= run.order().target().rules().failureThreshold()) {
                failures.add(failure(run, check));
            }
        }
        try {
            if (!failures.isEmpty()) {
                announce(run, failures);
            } else if (!anyFails) {
                // Whoever goes on there cures what fails, be it for the first time.
                goOn(run);
            }
        } catch (StorageException unwritable) {
            // Nothing could be cured either, as the ledger has said; the next check sees it, too.
            LOG.debugf(
                    "target=%s %d failures are not looked into: %s",
                    run.order().target().name(), failures.size(), unwritable.getMessage());
        }
    }

    private void announce(Run run, List<Failure> failures) throws StorageException {
        pending.pending(failures);
        channel.accept(failures);
        if (run.order().causedAt() != null) {
            detected.accept(run.order().target().name(), run.order().causedAt());
        }
    }

    private void goOn(Run run) throws StorageException {
        Place place = Place.of(run.order());
        if (incidents.anyOpen(place.target(), run.order().runbook().runbook())) {
            unfinished.accept(place);
        }
    }

    private static Failure failure(Run run, CheckReport check) {
        RunOrder order = run.order();
        String id = check.check().id().value();
        return new Failure(
                run.id() + "/" + order.runbook().name() + "/" + id,
                order.target().name(),
                order.runbook().name(),
                id,
                check.result().observedAt(),
                check.result().message(),
                run.id());
    }

    private static String key(Run run, CheckReport check) {
        return Place.of(run.order()) + "/" + check.check().id();
    }
}
