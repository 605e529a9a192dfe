package dev.preflight.service.remediation;

import dev.preflight.adapters.environment.TargetException;
import dev.preflight.core.remediation.LedgerException;
import dev.preflight.core.remediation.Pause;
import dev.preflight.service.event.PauseListener;
import dev.preflight.service.ledger.Pauses;
import dev.preflight.service.ledger.Pauses.RecordedPause;
import dev.preflight.service.ledger.StorageException;
import dev.preflight.service.target.ServedTarget;
import dev.preflight.service.target.Targets;
import java.util.List;
import org.jboss.logging.Logger;

/** Has the command honour pauses, too. */
public final class PauseMirror implements PauseListener {
    private static final Logger LOG = Logger.getLogger(PauseMirror.class);

    private final Pauses pauses;
    private final Targets targets;

    public PauseMirror(Pauses pauses, Targets targets) {
        this.pauses = pauses;
        this.targets = targets;
    }

    @Override
    public synchronized void changed() {
        try {
            List<RecordedPause> inForce = pauses.inForce();
            targets.all().forEach(target -> tell(target, inForce));
        } catch (StorageException unreadable) {
            LOG.warnf("the command is not told of pauses: %s", unreadable.getMessage());
        }
    }

    private static void tell(ServedTarget target, List<RecordedPause> inForce) {
        List<Pause> its =
                inForce.stream()
                        .filter(it -> it.target() == null || it.target().equals(target.name()))
                        .map(RecordedPause::pause)
                        .toList();
        try {
            target.access().tell(its);
        } catch (LedgerException | TargetException unwritable) {
            LOG.warnf(
                    "target=%s the command is not told of pauses: %s",
                    target.name(), unwritable.getMessage());
        }
    }
}
