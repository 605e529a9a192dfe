package dev.preflight.service.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some runs, newest first.
 *
 * @param runs without their reports
 * @param next where older ones are; null if there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunPage(List<RunView> runs, @Nullable String next) {
    public RunPage {
        runs = List.copyOf(runs);
    }
}
