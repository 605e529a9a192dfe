package dev.preflight.service.run;

/** No further run can be taken now; the message says why. */
public final class TooManyRunsException extends Exception {
    private static final long serialVersionUID = 1L;

    TooManyRunsException(String message) {
        super(message);
    }
}
