package dev.preflight.adapters.runbook.lint.rule;

/** What becomes of a test, as far as that can be told without running it. */
enum Truth {
    TRUE,
    FALSE,
    UNKNOWN;

    static Truth of(boolean it) {
        return it ? TRUE : FALSE;
    }

    Truth negated() {
        return switch (this) {
            case TRUE -> FALSE;
            case FALSE -> TRUE;
            case UNKNOWN -> UNKNOWN;
        };
    }

    String clause() {
        return switch (this) {
            case TRUE -> " and is true";
            case FALSE -> " and is false";
            case UNKNOWN -> "";
        };
    }
}
