package dev.preflight.service.event;

/** As many follow the live stream as may; the message says how many. */
public final class TooManyStreamsException extends Exception {
    private static final long serialVersionUID = 1L;

    TooManyStreamsException(int most) {
        super(most + " follow the live stream already");
    }
}
