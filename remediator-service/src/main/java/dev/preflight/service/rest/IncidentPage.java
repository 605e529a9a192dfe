package dev.preflight.service.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some incidents, the latest opened first.
 *
 * @param incidents without their timelines and diagnostics
 * @param next where older ones are; null if there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IncidentPage(List<IncidentView> incidents, @Nullable String next) {
    public IncidentPage {
        incidents = List.copyOf(incidents);
    }
}
