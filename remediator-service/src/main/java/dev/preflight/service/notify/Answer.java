package dev.preflight.service.notify;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver made of a message.
 *
 * @param verdict what is to become of the message
 * @param said what was answered, or why nothing was; on one line, without secrets
 * @param retryAfter how long it asks to be left alone; null if it does not
 */
record Answer(Verdict verdict, String said, @Nullable Duration retryAfter) {
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int INTERNAL_ERROR = 500;

    /** What is to become of a message. */
    enum Verdict {
        DELIVERED,
        /** It would be refused again: it is given up. */
        REFUSED,
        /** The receiver failed on this message: others may go before it is tried again. */
        STUMBLED,
        /** The receiver is in trouble: nothing is sent to it until this is tried again. */
        UNAVAILABLE
    }

    /** An answer with this status. */
    static Answer of(int status, String said, @Nullable Duration retryAfter) {
        return new Answer(verdict(status), said, retryAfter);
    }

    /** No answer. */
    static Answer none(String why) {
        return new Answer(Verdict.UNAVAILABLE, why, null);
    }

    private static Verdict verdict(int status) {
        if (status >= 200 && status < 300) {
            return Verdict.DELIVERED;
        }
        if (status == INTERNAL_ERROR) {
            return Verdict.STUMBLED;
        }
        boolean isRefusal = status >= 400 && status < 500;
        return isRefusal && status != REQUEST_TIMEOUT && status != TOO_MANY_REQUESTS
                ? Verdict.REFUSED
                : Verdict.UNAVAILABLE;
    }
}
