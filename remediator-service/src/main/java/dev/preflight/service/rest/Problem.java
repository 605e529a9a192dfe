package dev.preflight.service.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong with a request.
 *
 * @param type the URI of its {@link ProblemType}
 * @param title of the type
 * @param status the HTTP status, once more
 * @param detail what is wrong this time, and what to do
 * @param instance the run that it is about; null if it is about none
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What went wrong with a request, as in RFC 9457.")
public record Problem(
        @Schema(examples = "urn:preflight:problem:unknown-runbook") String type,
        @Schema(examples = "There is no such runbook") String title,
        @Schema(examples = "422") int status,
        @Schema(examples = "target 'lab' has no runbook 'worker', did you mean 'workers'?")
                String detail,
        @Nullable String instance) {
    private static final int LONGEST = 500;

    /** Its media type. */
    public static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(ProblemType type, String detail) {
        return new Problem(type.uri(), type.title(), type.status(), shortened(detail), null);
    }

    // It may cite what was sent, which may be anything.
    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    Problem about(String run) {
        return new Problem(type, title, status, detail, run);
    }

    /** With the status that the framework has chosen. */
    Problem with(int actual) {
        return new Problem(type, title, actual, detail, instance);
    }

    Response response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }
}
