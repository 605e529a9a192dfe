package dev.preflight.adapters.report;

import dev.preflight.core.check.Outcome;
import dev.preflight.core.cure.ActionReport;

/** One character that says how something went. */
enum Mark {
    GOOD("\u2714", "+", Tone.GOOD),
    BAD("\u2718", "x", Tone.BAD),
    WARNING("!", "!", Tone.CAUTION),
    UNKNOWN("?", "?", Tone.CAUTION),
    LEFT_OUT("\u2013", "-", Tone.FAINT),
    BLOCKED("\u00b7", ".", Tone.FAINT);

    private final String unicode;
    private final String ascii;
    private final Tone tone;

    Mark(String unicode, String ascii, Tone tone) {
        this.unicode = unicode;
        this.ascii = ascii;
        this.tone = tone;
    }

    static Mark of(Outcome outcome) {
        return switch (outcome) {
            case PASS -> GOOD;
            case WARN -> WARNING;
            case FAIL -> BAD;
            case ERROR -> UNKNOWN;
            case SKIPPED -> LEFT_OUT;
            case BLOCKED -> BLOCKED;
        };
    }

    static Mark of(ActionReport.Result result) {
        return switch (result) {
            case DONE -> GOOD;
            case FAILED -> BAD;
            case SKIPPED -> LEFT_OUT;
            case INTERRUPTED -> UNKNOWN;
        };
    }

    String in(Style style) {
        return style.unicode() ? unicode : ascii;
    }

    Tone tone() {
        return tone;
    }
}
