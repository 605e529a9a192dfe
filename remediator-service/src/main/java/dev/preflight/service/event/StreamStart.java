package dev.preflight.service.event;

import dev.preflight.service.ledger.Journal;
import dev.preflight.service.ledger.StorageException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a live stream begins.
 *
 * @param place the number of the entry after which it begins
 * @param gap what is said first, if nothing of what was asked for is kept; null if something is
 */
record StreamStart(long place, Streamed.@Nullable Event gap) {
    /** The type of the event that says so. */
    static final String GAP = "dev.preflight.stream.gap";

    /** With what comes from now on. */
    static StreamStart now(Journal journal) throws StorageException {
        return new StreamStart(journal.latest(), null);
    }

    /** After the entry of this number, if there is something to begin with. */
    static StreamStart after(long asked, Journal journal, Instant now) throws StorageException {
        long latest = journal.latest();
        // Of another journal, as after the ledger was replaced; or of what is all gone.
        boolean isLost = asked > latest || (asked < latest && journal.after(asked, 1).isEmpty());
        return isLost
                ? new StreamStart(latest, gap(asked, latest, now))
                : new StreamStart(asked, null);
    }

    /** What is said where entries are missing. */
    static Streamed.Event gap(long asked, long place, Instant now) {
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
