package dev.preflight.adapters.sandbox;

/** How the sandbox's backend answers a request. */
public enum BackendMode {
    /** As it should. */
    NORMAL,
    /** 500 and a JSON error. */
    SERVER_ERROR,
    /** 200 and no body. */
    EMPTY,
    /** 200 and a body that calls itself JSON and is not. */
    GARBAGE,
    /** 200 and a web page, as from a proxy in between. */
    HTML,
    /** 200, and a connection that closes in the middle of the body. */
    TRUNCATED,
    /** Takes the request and never answers. */
    HANG,
    /** Closes the connection without an answer. */
    DROP,
    /** 302 to {@code /login}. */
    REDIRECT
}
