package dev.preflight.service.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.preflight.service.ledger.Pauses.RecordedPause;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A pause, as requests see it.
 *
 * @param href where it is
 * @param target null for all
 * @param since when it was ordered
 * @param until when it ends by itself
 */
@Schema(name = "Pause")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PauseView(
        String id,
        String href,
        @Schema(examples = "lab") @Nullable String target,
        @Schema(examples = "anna") String owner,
        @Schema(examples = "deploying 4.2") String reason,
        Instant since,
        Instant until) {

    static PauseView of(RecordedPause recorded) {
        return new PauseView(
                recorded.id(),
                PausesResource.href(recorded.id()),
                recorded.target(),
                recorded.pause().owner(),
                recorded.pause().reason(),
                recorded.since(),
                recorded.pause().until());
    }
}
