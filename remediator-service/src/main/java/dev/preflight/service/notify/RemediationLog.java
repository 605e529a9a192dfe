package dev.preflight.service.notify;

import dev.preflight.service.event.RemediationListener;
import dev.preflight.service.ledger.JournalEntry;
import dev.preflight.service.ledger.JournalEntry.Place;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Logs what happens, each entry of the journal in one line; {@code EscalationLog} what is given up.
 */
public final class RemediationLog implements RemediationListener {
    private static final Logger LOG = Logger.getLogger(RemediationLog.class);

    private static final List<String> FACTS =
            List.of(
                    "attempt",
                    "verification",
                    "seconds",
                    "guardrail",
                    "reason",
                    "owner",
                    "until",
                    "by");

    @Override
    public void happened(JournalEntry entry) {
        if (entry.type() != JournalEntry.Type.INCIDENT_ESCALATED) {
            LOG.info(line(entry));
        }
    }

    static String line(JournalEntry entry) {
        Place place = entry.place();
        EntryData data = EntryData.of(entry);
        LogLine line =
                new LogLine()
                        .with("event", Occasion.of(entry.type()).word())
                        .with("target", place.target())
                        .with("runbook", place.runbook())
                        .with("check", place.check())
                        .with("incident", place.incident());
        for (String fact : FACTS) {
            line.with(fact, data.text(fact).orElse(null));
        }
        return line.toString();
    }
}
