package dev.preflight.service.rest;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The form of an order for a run, for OpenAPI; {@link RunOrderReader} reads it.
 *
 * @param mode check if it is null
 * @param only all checks if it is null
 */
@Schema(name = "RunOrder")
record RunOrderBody(
        @Schema(required = true, description = "One of the target's runbooks.") String runbook,
        @Schema(required = true, description = "A configured target.") String target,
        @Schema(
                        enumeration = {"check", "plan", "heal"},
                        defaultValue = "check")
                @Nullable String mode,
        @Schema(
                        description =
                                "The checks asked for, with all that they require; all if it is not given.")
                @Nullable List<String> only,
        @Schema(
                        description =
                                "Checks to leave out; what requires them is probed as if they had passed.")
                @Nullable List<String> skip,
        @Schema(description = "Values of variables that the runbook's texts refer to.")
                @Nullable Map<String, String> vars) {}
