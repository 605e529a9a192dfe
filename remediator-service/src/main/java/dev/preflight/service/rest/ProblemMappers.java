package dev.preflight.service.rest;

import dev.preflight.core.remediation.LedgerException;
import dev.preflight.service.ledger.StorageException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers with a problem, whatever is thrown. */
public class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response map(ProblemException thrown) {
        return thrown.problem().response();
    }

    @ServerExceptionMapper
    Response map(StorageException thrown) {
        return unavailable(thrown);
    }

    @ServerExceptionMapper
    Response map(LedgerException thrown) {
        return unavailable(thrown);
    }

    // The log says where; that is for those who run the service.
    private static Response unavailable(Exception thrown) {
        LOG.error("a request failed, since the ledger is not available", thrown);
        return Problem.of(
                        ProblemType.STORAGE_UNAVAILABLE,
                        "the ledger could not be read or written, of which the service's log has more; ask again later")
                .response();
    }

    @ServerExceptionMapper
    public Response map(WebApplicationException thrown, UriInfo uri) {
        int status = thrown.getResponse().getStatus();
        Problem problem =
                Problem.of(ProblemType.of(status), detail(status, uri.getPath())).with(status);
        return status == 405
                ? Response.fromResponse(problem.response())
                        .header(HttpHeaders.ALLOW, allowed(uri.getPath()))
                        .build()
                : problem.response();
    }

    // The framework does not say.
    private static String allowed(String path) {
        if (path.equals(RunsResource.PATH) || path.equals(PausesResource.PATH)) {
            return "GET, HEAD, OPTIONS, POST";
        }
        if (path.startsWith(PausesResource.PATH)) {
            return "DELETE, GET, HEAD, OPTIONS";
        }
        return path.startsWith(IncidentsResource.PATH) && path.endsWith("/reset")
                ? "OPTIONS, POST"
                : "GET, HEAD, OPTIONS";
    }

    @ServerExceptionMapper
    public Response map(Throwable thrown) {
        LOG.error("a request failed unexpectedly", thrown);
        return unexpected().response();
    }

    /** What to say of a failure that has been logged. */
    static Problem unexpected() {
        return Problem.of(
                ProblemType.INTERNAL_ERROR,
                "an unexpected failure, of which the service's log has more");
    }

    /** What to say of a status that the framework has chosen. */
    static String detail(int status, String path) {
        return switch (status) {
            case 400 -> "the request cannot be decoded";
            case 404 -> "there is nothing at " + path + "; /q/openapi lists what there is";
            case 405 -> "the method of the request is not one that " + path + " has";
            case 406 -> "nothing at " + path + " has a media type that the request accepts";
            case 408 -> "the request was not there as a whole in 10 s";
            case 413 -> "a request may have 64 KiB";
            case 415 -> "send JSON, and say so: Content-Type: application/json";
            default -> "HTTP status " + status;
        };
    }
}
