package dev.preflight.service.remediation;

import dev.preflight.service.event.FailureListener;
import dev.preflight.service.ledger.PendingFailures;
import dev.preflight.service.ledger.PendingFailures.Failure;
import dev.preflight.service.ledger.StorageException;
import dev.preflight.service.run.Run;
import dev.preflight.service.run.RunObserver;
import dev.preflight.service.run.RunOrder;
import dev.preflight.service.run.RunState.Finished;
import dev.preflight.service.run.Runs;
import dev.preflight.service.run.TooManyRunsException;
import dev.preflight.service.runbook.RunbookCatalogue;
import dev.preflight.service.runbook.ServedRunbook;
import dev.preflight.service.target.ServedTarget;
import dev.preflight.service.target.Targets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Has failures looked into: the only one who orders cures without being asked by a person. At most
 * one remediation of a runbook on a target is under way, however many failures are announced; it
 * observes everything anew, so it covers them all. Safe for threads.
 */
public final class Remediation implements FailureListener, RunObserver {
    private static final Logger LOG = Logger.getLogger(Remediation.class);

    private final Runs runs;
    private final Targets targets;
    private final RunbookCatalogue runbooks;
    private final PendingFailures pending;

    /** Of the places where a remediation is under way, the failures that it covers. */
    private final Map<Place, List<String>> underWay = new HashMap<>();

    public Remediation(
            Runs runs, Targets targets, RunbookCatalogue runbooks, PendingFailures pending) {
        this.runs = runs;
        this.targets = targets;
        this.runbooks = runbooks;
        this.pending = pending;
    }

    @Override
    public void detected(Failure failure) {
        look(new Place(failure.target(), failure.runbook()), List.of(failure.id()));
    }

    /** Goes on with what is not finished at a place. */
    public void look(Place place) {
        look(place, List.of());
    }

    /** Goes on with every failure that was recorded and not looked into. */
    public void lookIntoPending() throws StorageException {
        pending.all().forEach(this::detected);
    }

    private synchronized void look(Place place, List<String> failures) {
        List<String> covered = underWay.get(place);
        if (covered != null) {
            covered.addAll(failures);
            return;
        }
        Optional<RunOrder> order = order(place);
        if (order.isEmpty()) {
            LOG.warnf(
                    "target=%s runbook=%s a failure is forgotten: this is not configured any more",
                    place.target(), place.runbook());
            handled(failures);
            return;
        }
        // Before it is submitted: it may be over before that returns.
        underWay.put(place, new ArrayList<>(failures));
        try {
            runs.submit(order.get());
        } catch (TooManyRunsException stopping) {
            underWay.remove(place);
            LOG.debugf("place=%s is left to the next start: %s", place, stopping.getMessage());
        }
    }

    private Optional<RunOrder> order(Place place) {
        Optional<ServedTarget> target =
                targets.named(place.target()).filter(it -> it.runbooks().contains(place.runbook()));
        Optional<ServedRunbook> runbook = runbooks.named(place.runbook());
        return target.isPresent() && runbook.isPresent()
                ? Optional.of(RunOrder.remediation(runbook.get(), target.get()))
                : Optional.empty();
    }

    @Override
    public void over(Run run) {
        if (run.order().origin() != RunOrder.Origin.REMEDIATION) {
            return;
        }
        List<String> covered = ended(Place.of(run.order()));
        // What was cut off is looked into again, by a sweep or after the next start.
        if (run.state() instanceof Finished finished && !finished.report().isInterrupted()) {
            handled(covered);
        }
    }

    private synchronized List<String> ended(Place place) {
        List<String> covered = underWay.remove(place);
        return covered == null ? List.of() : covered;
    }

    private void handled(List<String> failures) {
        if (failures.isEmpty()) {
            return;
        }
        try {
            pending.handled(failures);
        } catch (StorageException unwritable) {
            // They are looked into once more, which finds what was done.
            LOG.debugf("failures stay pending: %s", unwritable.getMessage());
        }
    }
}
