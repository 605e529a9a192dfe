package dev.preflight.service.event;

import dev.preflight.service.ledger.Journal;
import dev.preflight.service.ledger.JournalEntry;
import dev.preflight.service.ledger.StorageException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a live stream begins.
 *
 * @param place the number of the entry after which it begins
 * @param gap what is said first, if entries that were asked for are not kept; null if all are
 */
record StreamStart(long place, Streamed.@Nullable Event gap) {
    /** The type of the event that says so. */
    static final String GAP = "dev.preflight.stream.gap";

    /** With what comes from now on. */
    static StreamStart now(Journal journal) throws StorageException {
        return new StreamStart(journal.latest(), null);
    }

    /** After the entry of this number, or where the journal can. */
    static StreamStart after(long asked, Journal journal, Instant now) throws StorageException {
        long latest = journal.latest();
        if (asked > latest) {
            // Of another journal, as after the ledger was replaced.
            return new StreamStart(latest, gap(asked, latest, now));
        }
        List<JournalEntry> oldest = journal.after(0, 1);
        long before = oldest.isEmpty() ? latest : oldest.get(0).sequence() - 1;
        return asked < before
                ? new StreamStart(before, gap(asked, before, now))
                : new StreamStart(asked, null);
    }

    private static Streamed.Event gap(long asked, long place, Instant now) {
        String data =
                CloudEventJson.object(json -> {
                    json.writeNumberField("asked", asked);
                    json.writeNumberField("resumed", place);
                });
        CloudEvent event =
                new CloudEvent(String.valueOf(place), "/events", GAP, null, now, null, null, data);
        return new Streamed.Event(place, GAP, CloudEventJson.write(event));
    }
}
