package dev.preflight.it.stack;

import java.util.Locale;

/** What a worker does wrong from its next start on. */
enum WorkerFlaw {
    CRASH,
    CRASH_LATER,
    IGNORE_STOP,
    NEVER_REGISTER,
    LOG_GARBAGE;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
