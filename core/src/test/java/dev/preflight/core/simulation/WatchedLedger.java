package dev.preflight.core.simulation;

import dev.preflight.core.incident.Incident;
import dev.preflight.core.remediation.Ledger;
import dev.preflight.core.remediation.LedgerException;
import dev.preflight.core.remediation.Pause;
import dev.preflight.core.remediation.TargetHistory;
import dev.preflight.core.target.TargetId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A program's way to what is durable; it fails now and then, and the invariants see all of it. */
final class WatchedLedger implements Ledger {
    private final Program program;
    private final History history;

    WatchedLedger(Program program) {
        this.program = program;
        this.history = program.history;
    }

    @Override
    public TargetHistory load(TargetId target) throws LedgerException {
        program.step(Happening.CRASH_AT_LOAD);
        if (history.chance.oneIn(history.weather().ledger())) {
            history.saw(Happening.LOAD_FAILED);
            history.trace.add(program.name, () -> "cannot read the ledger");
            throw new LedgerException("the ledger cannot be read");
        }
        List<Pause> pauses = List.copyOf(history.pauses(target));
        history.invariants.loaded(program, pauses);
        return history.durable.load(target).with(pauses);
    }

    @Override
    public void record(TargetId target, Incident incident) throws LedgerException {
        program.step(Happening.CRASH_BEFORE_WRITE);
        boolean fails = history.chance.oneIn(history.weather().ledger());
        if (fails && history.chance.oneIn(2)) {
            history.saw(Happening.WRITE_FAILED);
            history.trace.add(program.name, () -> "cannot write " + Told.shown(incident));
            throw new LedgerException("the disk is full");
        }
        write(target, incident);
        if (fails) {
            history.saw(Happening.WRITE_FAILED_AND_WAS_DONE);
            history.trace.add(program.name, () -> "is told that this was not written");
            throw new LedgerException("nobody knows whether this was written");
        }
        program.step(Happening.CRASH_AFTER_WRITE);
    }

    private void write(TargetId target, Incident incident) {
        @Nullable Incident before =
                history.durable.load(target).incidents().stream()
                        .filter(it -> it.id().equals(incident.id()))
                        .findFirst()
                        .orElse(null);
        history.durable.record(target, incident);
        history.trace.add(program.name, () -> "writes " + Told.shown(incident));
        history.invariants.recorded(program, before, incident);
    }
}
