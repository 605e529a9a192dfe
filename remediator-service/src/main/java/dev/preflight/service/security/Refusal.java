package dev.preflight.service.security;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request is not let through. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Kinds of refusals. */
    public enum Reason {
        /** Nobody said who asks. */
        NO_CREDENTIALS,
        /** Somebody said who asks, and it is not true, or not any more. */
        WRONG_CREDENTIALS,
        /** Who asks may not do this. */
        NOT_PERMITTED,
        /** There is nothing that anybody may reach. */
        NOTHING_HERE,
        /** Who asks has asked too often. */
        TOO_OFTEN
    }

    /** A header of the answer. */
    public record Header(String name, String value) {}

    private final Reason reason;
    private final String detail;
    // Exceptions are serializable; this one never is serialized.
    private final transient @Nullable Header header;

    private Refusal(Reason reason, String detail, @Nullable Header header) {
        // Expected, and answered: nobody will look at a stack trace.
        super(detail, null, false, false);
        this.reason = reason;
        this.detail = detail;
        this.header = header;
    }

    static Refusal noCredentials() {
        return new Refusal(
                Reason.NO_CREDENTIALS,
                "say who asks, with a key or a token: Authorization: Bearer ...",
                challenge(""));
    }

    static Refusal wrongCredentials() {
        return new Refusal(
                Reason.WRONG_CREDENTIALS,
                "the key or token is not known, or not valid any more",
                challenge(", error=\"invalid_token\""));
    }

    private static Header challenge(String error) {
        return new Header("WWW-Authenticate", ApiKeyMechanism.CHALLENGE + error);
    }

    static Refusal notPermitted(String who, Access missing) {
        return new Refusal(
                Reason.NOT_PERMITTED, "'%s' is no %s".formatted(who, missing.word()), null);
    }

    static Refusal nothingAt(String path) {
        return new Refusal(Reason.NOTHING_HERE, path, null);
    }

    static Refusal tooOften(String complaint, Duration wait) {
        // To the next second: asking a little too early would be refused.
        long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
        return new Refusal(
                Reason.TOO_OFTEN,
                "%s; ask again in %d s".formatted(complaint, seconds),
                new Header("Retry-After", Long.toString(seconds)));
    }

    public Reason reason() {
        return reason;
    }

    /** What is wrong, and what to do; the path at which there is nothing. */
    public String detail() {
        return detail;
    }

    /** What else the answer is to say. */
    public Optional<Header> header() {
        return Optional.ofNullable(header);
    }
}
