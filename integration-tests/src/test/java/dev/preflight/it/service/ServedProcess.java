package dev.preflight.it.service;

import static org.awaitility.Awaitility.await;

import dev.preflight.it.command.RunningCli;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A service that was started as a process and says on stderr where it listens. */
final class ServedProcess {
    private static final Pattern ANNOUNCEMENT =
            Pattern.compile("preflight: listening on (http://\\S+),");

    private ServedProcess() {}

    /** Where it listens, once it says so. */
    static ServiceClient awaitAnnouncement(RunningCli service) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !service.isAlive() || ANNOUNCEMENT.matcher(service.stderr()).find());
        Matcher announcement = ANNOUNCEMENT.matcher(service.stderr());
        if (!announcement.find()) {
            throw new AssertionError(service.describe());
        }
        return ServiceClient.of(announcement.group(1));
    }
}
