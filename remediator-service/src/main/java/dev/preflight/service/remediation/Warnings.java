package dev.preflight.service.remediation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Logs what goes wrong in the runs of a target once, and again after an hour: each run meets it
 * anew, every few seconds. Safe for threads.
 */
final class Warnings {
    private static final Logger LOG = Logger.getLogger(Warnings.class);

    static final Duration REMINDED_AFTER = Duration.ofHours(1);

    private final InstantSource time;

    /** Of each target the latest, so that it is bounded by the targets. */
    private final Map<String, Said> latest = new HashMap<>();

    Warnings(InstantSource time) {
        this.time = time;
    }

    private record Said(String warning, Instant at) {}

    void warn(String target, String warning) {
        Logger.Level level = isNews(target, warning) ? Logger.Level.WARN : Logger.Level.DEBUG;
        LOG.logf(level, "target=%s %s", target, warning);
    }

    /** Whether it was not said before, or so long ago that it is said anew. */
    synchronized boolean isNews(String target, String warning) {
        Instant now = time.instant();
        Said before = latest.get(target);
        boolean isNews =
                before == null
                        || !before.warning.equals(warning)
                        || !now.isBefore(before.at.plus(REMINDED_AFTER));
        if (isNews) {
            latest.put(target, new Said(warning, now));
        }
        return isNews;
    }
}
