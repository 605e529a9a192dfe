package dev.preflight.service.notify;

import dev.preflight.core.incident.Attempt;
import dev.preflight.service.ledger.JournalEntry.Place;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Logs what is given up, in one line, for those who watch logs. Whoever makes the notifications
 * calls it, since it knows durably how far it has come: after a crash an escalation may be logged
 * twice, and never not at all.
 */
final class EscalationLog {
    private static final Logger LOG = Logger.getLogger(EscalationLog.class);

    private static final int MOST_VALUE = 300;
    private static final int MOST_LINE = 4000;

    private EscalationLog() {}

    static void tell(Notification notification) {
        LOG.warn(line(notification));
    }

    static String line(Notification notification) {
        Place place = notification.entry().place();
        String line =
                "event=escalated target=%s runbook=%s check=%s incident=%s guardrail=%s reason=%s attempts=%d"
                        .formatted(
                                value(place.target()),
                                value(place.runbook()),
                                value(place.check()),
                                value(place.incident()),
                                value(notification.guardrail()),
                                value(notification.reason()),
                                notification.attempts().size());
        String seen =
                notification.attempts().stream()
                        .map(EscalationLog::seen)
                        .collect(Collectors.joining());
        return OneLine.of(line + seen, MOST_LINE);
    }

    private static String seen(Attempt attempt) {
        return " attempt.%d=%s".formatted(attempt.number(), value(attempt.verification()));
    }

    /** As it stands, or quoted if it could be taken for more than one value. */
    private static String value(@Nullable String text) {
        String line = OneLine.of(text == null ? "" : text, MOST_VALUE);
        boolean isWord =
                !line.isEmpty()
                        && line.chars().noneMatch(it -> it == ' ' || it == '"' || it == '=');
        return isWord ? line : '"' + line.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
