package dev.preflight.service.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as it goes over a channel and to those who follow the live stream.
 *
 * @param id unique among those of its source
 * @param source where it happened: {@code /targets/NAME}, or {@code /targets} for all of them
 * @param type what happened
 * @param subject the check, as {@code RUNBOOK/CHECK}; null if it is about the whole source
 * @param time when it happened
 * @param partitionKey keeps those of one target in order; null if it is about all of them
 * @param incident to which it belongs, an attribute of our own; null if there is none
 * @param data more about it: a JSON object
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents
 *     1.0.2</a>
 */
public record CloudEvent(
        String id,
        String source,
        String type,
        @Nullable String subject,
        Instant time,
        @Nullable String partitionKey,
        @Nullable String incident,
        String data) {
    private static final String TARGETS = "/targets";

    /** The source of what happens to a target; of what happens to all of them, if it is null. */
    static String sourceOf(@Nullable String target) {
        return target == null ? TARGETS : TARGETS + "/" + target;
    }
}
