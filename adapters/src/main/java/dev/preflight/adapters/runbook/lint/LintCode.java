package dev.preflight.adapters.runbook.lint;

import java.util.Locale;

/** The kinds of findings. Their words are stable; docs/lint.md explains each. */
public enum LintCode {
    /** The file cannot be read as text of a bearable size. */
    UNREADABLE,
    /** The notation itself is broken. */
    SYNTAX,
    /** A field that means nothing here. */
    UNKNOWN_FIELD,
    /** A field that is given twice. */
    DUPLICATE_FIELD,
    /** A field without which nothing can be done. */
    MISSING_FIELD,
    /** A value that makes no sense for its field. */
    WRONG_VALUE,
    /** A number that should have a unit. */
    MISSING_UNIT,
    /** A runbook without checks. */
    NO_CHECKS,
    /** Two checks of one id. */
    DUPLICATE_ID,
    /** A check that is referred to and is not there. */
    UNKNOWN_CHECK,
    /** Checks that require each other. */
    REQUIRES_CYCLE,
    /** A pass condition that cannot be evaluated. */
    WRONG_CONDITION,
    /** A pass condition that was inferred, since none was stated that can be evaluated. */
    INFERRED_CONDITION,
    /** A cure that belongs to no check. */
    CURE_WITHOUT_CHECK,
    /** A cure that may belong to several checks, or a check to which several cures may belong. */
    AMBIGUOUS_CURE,
    /** A check that only a person can cure. */
    CHECK_WITHOUT_CURE,
    /** What the other notation cannot carry, or not exactly. */
    NOT_CARRIED_OVER;

    /** The stable word for it: {@code unknown-field}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
