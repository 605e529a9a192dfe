package dev.preflight.core.runbook;

import java.util.List;

/** A runbook makes no sense; the message holds everything that is wrong with it. */
public final class InvalidRunbookException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidRunbookException(List<String> problems) {
        super(String.join("; ", problems));
    }
}
