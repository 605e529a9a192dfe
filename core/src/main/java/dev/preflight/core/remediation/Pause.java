package dev.preflight.core.remediation;

import java.time.Instant;

/**
 * A person's order to cure nothing for a while. Checks go on.
 *
 * @param owner who gave it
 * @param reason why
 * @param until when it ends by itself
 */
public record Pause(String owner, String reason, Instant until) {
    boolean isActive(Instant now) {
        return now.isBefore(until);
    }
}
