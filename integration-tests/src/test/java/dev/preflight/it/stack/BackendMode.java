package dev.preflight.it.stack;

import java.util.Locale;

/** How the backend answers one of its endpoints, whatever it knows about the workers. */
public enum BackendMode {
    /** As it should. */
    OK,
    /** Well-formed, with nothing in it. */
    EMPTY,
    /** Status 500. */
    ERROR_500,
    /** Status 503. */
    ERROR_503,
    /** As it should, after a second. */
    SLOW,
    /** Status 200 with the text that {@link WorkerStack#answerText} was given. */
    TEXT,
    /** Not at all: the connection is accepted and stays open. */
    HANG,
    /** Status 200 with a login page, as from a proxy in between. */
    HTML,
    /** The first half of the JSON, as a complete HTTP answer. */
    TRUNCATED,
    /** The whole length announced, half of it sent, the connection closed. */
    CUT_OFF,
    /** Bytes that are neither JSON nor UTF-8, with a terminal escape among them. */
    GARBAGE,
    /** Well-formed JSON in neither of the two shapes. */
    UNKNOWN_SHAPE,
    /** 100 MB of well-formed JSON without an announced length. */
    HUGE,
    /** Status 302 to a login page. */
    REDIRECT;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
