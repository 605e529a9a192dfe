package dev.preflight.service.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The form of an order for a pause, for OpenAPI; {@link PauseOrderReader} reads it. */
@Schema(name = "PauseOrder")
record PauseOrderBody(
        @Schema(required = true, maxLength = 500, examples = "deploying 4.2") String reason,
        @Schema(description = "A configured target; all if it is not given.")
                @Nullable String target,
        @Schema(
                        maxLength = 100,
                        description = "Who is to be asked about it; the caller if it is not given.")
                @Nullable String owner,
        @JsonProperty("for")
                @Schema(
                        description = "How long: 90m, 2h or PT90M, at most 30 days. This or until.",
                        examples = "90m")
                @Nullable String duration,
        @Schema(description = "When it ends by itself. This or for.") @Nullable Instant until) {}
