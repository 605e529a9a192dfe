package dev.preflight.service.notify;

import dev.preflight.core.incident.Attempt;
import dev.preflight.service.ledger.JournalEntry.Place;
import org.jboss.logging.Logger;

/**
 * Logs what is given up, in one line, for those who watch logs. Whoever makes the notifications
 * calls it, since it knows durably how far it has come: after a crash an escalation may be logged
 * twice, and never not at all.
 */
final class EscalationLog {
    private static final Logger LOG = Logger.getLogger(EscalationLog.class);

    private EscalationLog() {}

    static void tell(Notification notification) {
        LOG.warn(line(notification));
    }

    static String line(Notification notification) {
        Place place = notification.entry().place();
        LogLine line =
                new LogLine()
                        .with("event", "escalated")
                        .with("target", place.target())
                        .with("runbook", place.runbook())
                        .with("check", place.check())
                        .with("incident", place.incident())
                        .with("guardrail", notification.guardrail())
                        .with("reason", notification.reason())
                        .with("attempts", String.valueOf(notification.attempts().size()));
        for (Attempt attempt : notification.attempts()) {
            line.with("attempt." + attempt.number(), attempt.verification());
        }
        return line.toString();
    }
}
