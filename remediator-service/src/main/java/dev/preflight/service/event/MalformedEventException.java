package dev.preflight.service.event;

/** A message is not what it must be; the message names the field and what was expected of it. */
public final class MalformedEventException extends Exception {
    private static final long serialVersionUID = 1L;

    private static final int LONGEST = 100;

    MalformedEventException(String message) {
        super(message);
    }

    /** So much of a text that somebody else wrote as a message may cite. */
    static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}
