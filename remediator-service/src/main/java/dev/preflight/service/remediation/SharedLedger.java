package dev.preflight.service.remediation;

import dev.preflight.core.incident.Incident;
import dev.preflight.core.incident.IncidentId;
import dev.preflight.core.remediation.Ledger;
import dev.preflight.core.remediation.LedgerException;
import dev.preflight.core.remediation.TargetHistory;
import dev.preflight.core.target.TargetId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The service's ledger together with the one that the command keeps of the same target, so that a
 * budget is one, whoever spends it. Recorded to under the target's lock, as any ledger; one that is
 * loaded without it may learn only later what the command is doing.
 *
 * <p>The command's is written first: it is never behind. What it knows better is what the command
 * did since, or what a crash kept from the service's.
 */
final class SharedLedger implements Ledger {
    private final Ledger commands;
    private final Ledger services;

    SharedLedger(Ledger commands, Ledger services) {
        this.commands = commands;
        this.services = services;
    }

    @Override
    public TargetHistory load(TargetId target) throws LedgerException {
        TargetHistory ours = services.load(target);
        List<Incident> theirs = commands.load(target).incidents();
        boolean learned = false;
        for (Incident incident : theirs) {
            if (isNews(incident, ours)) {
                services.record(target, incident);
                learned = true;
            }
        }
        return withClosed(theirs, learned ? services.load(target) : ours);
    }

    // They are over, so there is nothing to be recorded or told; their attempts still count.
    private static TargetHistory withClosed(List<Incident> theirs, TargetHistory ours) {
        Set<IncidentId> known =
                ours.incidents().stream().map(Incident::id).collect(Collectors.toSet());
        List<Incident> all = new ArrayList<>(ours.incidents());
        theirs.stream().filter(it -> it.isClosed() && !known.contains(it.id())).forEach(all::add);
        all.sort(Comparator.comparing(Incident::openedAt));
        return new TargetHistory(all, ours.pauses());
    }

    // One with fewer attempts is a file that was put back: what was spent stays spent.
    private static boolean isNews(Incident theirs, TargetHistory ours) {
        Optional<Incident> known =
                ours.incidents().stream().filter(it -> it.id().equals(theirs.id())).findFirst();
        return known.map(it ->
                        !it.equals(theirs)
                                && it.attempts().size() <= theirs.attempts().size()
                                && !it.isClosed())
                .orElse(!theirs.isClosed());
    }

    @Override
    public void record(TargetId target, Incident incident) throws LedgerException {
        commands.record(target, incident);
        services.record(target, incident);
    }
}
