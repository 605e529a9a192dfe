package dev.preflight.core.run;

import java.util.Locale;

/** What a run may do. */
public enum Mode {
    /** Observe and judge; change nothing. */
    CHECK,
    /** Check, cure, verify. */
    HEAL,
    /** Decide everything as heal would, and do nothing. */
    PLAN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
