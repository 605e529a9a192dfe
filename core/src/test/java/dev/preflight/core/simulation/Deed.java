package dev.preflight.core.simulation;

import dev.preflight.core.incident.IncidentId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What an attempt truly does in the world. Times are by {@link VirtualClock#seemsPassed}. */
final class Deed {
    final Terms terms;
    final IncidentId incident;
    final int number;

    /** That of the attempt before, of the same check. */
    final @Nullable Deed previous;

    boolean isActing;
    boolean isVerified;

    /** Its program lost the lock in the middle of an action, which nobody can call back. */
    boolean isStray;

    private final Duration recordedAt;
    private @Nullable Duration actedUntil;

    Deed(
            Terms terms,
            IncidentId incident,
            int number,
            Duration recordedAt,
            @Nullable Deed previous) {
        this.terms = terms;
        this.incident = incident;
        this.number = number;
        this.recordedAt = recordedAt;
        this.previous = previous;
    }

    void ends(Duration now) {
        isActing = false;
        // Whoever took over could not know of one that strayed.
        actedUntil = isStray ? actedUntil : now;
    }

    boolean hasActed() {
        return actedUntil != null;
    }

    /** When it was last known to act. */
    Duration base() {
        return actedUntil == null ? recordedAt : actedUntil;
    }

    /** When its wait is over. */
    Duration due() {
        return base().plus(terms.settling());
    }
}
