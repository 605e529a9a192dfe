package dev.preflight.service.event;

import dev.preflight.service.ledger.JournalEntry;
import dev.preflight.service.ledger.JournalEntry.Place;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Journal entries as they go over their channel and to those who follow the live stream. */
public final class JournalEvents {
    private static final Pattern SEQUENCE = Pattern.compile("[0-9]{1,18}");

    private static final Map<String, JournalEntry.Type> TYPES =
            Stream.of(JournalEntry.Type.values())
                    .collect(Collectors.toUnmodifiableMap(JournalEntry.Type::word, it -> it));

    private JournalEvents() {}

    public static String write(JournalEntry entry) {
        Place place = entry.place();
        return CloudEventJson.write(
                new CloudEvent(
                        String.valueOf(entry.sequence()),
                        CloudEvent.sourceOf(place.target()),
                        entry.type().word(),
                        subject(place),
                        entry.at(),
                        place.target(),
                        place.incident(),
                        entry.data()));
    }

    private static @Nullable String subject(Place place) {
        return place.runbook() == null || place.check() == null
                ? null
                : place.runbook() + "/" + place.check();
    }

    /**
     * The entry that a message tells of.
     *
     * @throws MalformedEventException if it tells of none; names the attribute
     */
    public static JournalEntry read(String message) throws MalformedEventException {
        CloudEvent event = CloudEventJson.read(message);
        return new JournalEntry(
                sequence(event.id()), type(event.type()), event.time(), place(event), event.data());
    }

    private static long sequence(String id) throws MalformedEventException {
        if (!SEQUENCE.matcher(id).matches()) {
            throw wrong("id: must be the number of a journal entry, and is '%s'", id);
        }
        return Long.parseLong(id);
    }

    private static JournalEntry.Type type(String word) throws MalformedEventException {
        JournalEntry.Type type = TYPES.get(word);
        if (type == null) {
            throw wrong("type: nothing of type '%s' is known", word);
        }
        return type;
    }

    private static Place place(CloudEvent event) throws MalformedEventException {
        String target = event.partitionKey();
        if (!event.source().equals(CloudEvent.sourceOf(target))) {
            throw wrong("source: must be that of the partitionkey, and is '%s'", event.source());
        }
        String subject = event.subject();
        if (subject == null) {
            return new Place(target, null, null, event.incident());
        }
        // Check ids have no slash.
        int slash = subject.lastIndexOf('/');
        if (slash < 1 || slash == subject.length() - 1) {
            throw wrong("subject: must be RUNBOOK/CHECK, and is '%s'", subject);
        }
        return new Place(
                target,
                subject.substring(0, slash),
                subject.substring(slash + 1),
                event.incident());
    }

    private static MalformedEventException wrong(String problem, String seen) {
        return new MalformedEventException(
                problem.formatted(MalformedEventException.shortened(seen)));
    }
}
