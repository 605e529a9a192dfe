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
    /** A script that bash cannot parse. */
    SCRIPT_SYNTAX,
    /** Success hangs on a command that succeeds whatever came before. */
    CANNOT_FAIL,
    /** The status of curl decides, and an error page counts as success. */
    CURL_WITHOUT_FAIL,
    /** A number is compared that may be no number but empty text. */
    NUMBER_MAY_BE_EMPTY,
    /** Whatever is not excluded counts as running. */
    STATE_BY_EXCLUSION,
    /** Containers are found by name, whatever their state and type. */
    NAMES_NOT_STATES,
    /** Containers are searched for in whole lines of a table. */
    GREP_ON_LISTING,
    /** The head of a table is counted. */
    COUNTED_HEADER,
    /** The status of jq decides, and tells nothing about its result. */
    JQ_WITHOUT_E,
    /** The status of jq decides, and may be success without any input. */
    JQ_WITHOUT_INPUT,
    /** An answer is taken apart that may have another shape. */
    UNEXPECTED_ANSWER,
    /** A variable in a test that is no word at all if it is empty. */
    UNQUOTED_VARIABLE,
    /** A failure before a pipe that nobody sees. */
    LOST_PIPE_STATUS,
    /** A variable that nothing sets. */
    UNSET_VARIABLE,
    /** A command that may never end. */
    MAY_HANG,
    /** A command that waits for a person. */
    INTERACTIVE,
    /** A request that may take for ever. */
    NO_TIME_LIMIT,
    /** A command that removes more than a cure should. */
    DESTRUCTIVE,
    /** A command that may hit containers of other projects. */
    OUTSIDE_PROJECT,
    /** A restart that no guardrail sees. */
    RESTART_BY_SCRIPT,
    /** A compose command that leaves out the sandbox's compose file. */
    SANDBOX_IGNORED,
    /** A restart that is verified at once. */
    NO_WAIT,
    /** A command that is ended before the containers that it stops. */
    TIMEOUT_BELOW_GRACE,
    /** More attempts than make sense. */
    MANY_RETRIES,
    /** What the other notation cannot carry, or not exactly. */
    NOT_CARRIED_OVER;

    /** The stable word for it: {@code unknown-field}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
