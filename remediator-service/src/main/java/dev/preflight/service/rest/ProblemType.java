package dev.preflight.service.rest;

import java.util.Locale;

/** What can be wrong with a request, or with the service; {@code docs/rest.md} has all of them. */
public enum ProblemType {
    MALFORMED_REQUEST(400, "The request cannot be read"),
    UNKNOWN_FIELD(400, "The request has a field that does not exist"),
    INVALID_PARAMETER(400, "A parameter is not what it must be"),
    UNKNOWN_FORMAT(400, "There is no such report format"),
    NOT_AUTHENTICATED(401, "The service has to know who asks"),
    NOT_PERMITTED(403, "Who asks may not do this"),
    CROSS_SITE(403, "Pages of other sites change nothing here"),
    FOREIGN_HOST(403, "The service is not known by this name"),
    NOT_FOUND(404, "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "This cannot be done here"),
    NOT_ACCEPTABLE(406, "Nothing has an acceptable media type"),
    REQUEST_TOO_SLOW(408, "The request did not arrive in time"),
    RUN_NOT_OVER(409, "The run is not over"),
    TARGET_HELD(409, "Somebody is curing the target"),
    RUN_FORGOTTEN(410, "The run is not kept any more"),
    BODY_TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The request is not JSON"),
    UNKNOWN_RUNBOOK(422, "There is no such runbook"),
    UNKNOWN_TARGET(422, "There is no such target"),
    UNKNOWN_CHECK(422, "There is no such check"),
    UNKNOWN_VARIABLE(422, "The runbook refers to no such variable"),
    INVALID_VALUE(422, "A value is not what it must be"),
    IDEMPOTENCY_KEY_REUSED(422, "The key was sent with another order"),
    TOO_MANY_REQUESTS(429, "Who asks has asked too often"),
    TOO_MANY_RUNS(429, "Too many runs wait already"),
    TOO_MANY_PAUSES(429, "Too many pauses are in force already"),
    TOO_MANY_STREAMS(429, "Too many follow the live stream already"),
    RUN_ABORTED(500, "The run ended without a report"),
    INTERNAL_ERROR(500, "The service failed"),
    STORAGE_UNAVAILABLE(503, "The ledger cannot be read or written"),
    REQUEST_FAILED(400, "The request failed");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status that goes with it. */
    public int status() {
        return status;
    }

    /** The same sentence for every occurrence. */
    public String title() {
        return title;
    }

    /** The URI that programs tell it by. */
    public String uri() {
        return "urn:preflight:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The type for an HTTP status that the framework answers with. */
    static ProblemType of(int status) {
        return switch (status) {
            case 401 -> NOT_AUTHENTICATED;
            case 403 -> NOT_PERMITTED;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 408 -> REQUEST_TOO_SLOW;
            case 413 -> BODY_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            default -> status >= 500 ? INTERNAL_ERROR : REQUEST_FAILED;
        };
    }
}
