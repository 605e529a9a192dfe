package dev.preflight.service.event;

import dev.preflight.service.ledger.JournalEntry;
import dev.preflight.service.ledger.JournalEntry.Place;
import dev.preflight.service.ledger.PendingFailures.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;

/** Messages to test with. */
final class Samples {
    private static final Path GOLDEN = Path.of("src/test/resources/events");

    static final Place WORKER_TYPES =
            new Place(
                    "shop", "workers", "worker-types", "workers.worker-types.1a2b3c4d.d5x0q3k9z1");
    static final Place EVERYWHERE = new Place(null, null, null, null);

    private Samples() {}

    /** The golden file of a type of event. */
    static String golden(String type) {
        try {
            return Files.readString(GOLDEN.resolve(type + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All types that there are. */
    static Stream<String> types() {
        return Stream.concat(
                Stream.of(FailureEvents.TYPE, StreamStart.GAP),
                Stream.of(JournalEntry.Type.values()).map(JournalEntry.Type::word));
    }

    static Failure failure() {
        return failure("f-17");
    }

    static Failure failure(String id) {
        return new Failure(
                id,
                "shop",
                "workers",
                "worker-types",
                Instant.parse("2026-03-01T12:00:00Z"),
                "expected at least one backtest worker, saw none",
                "mgx3k2q1-4711");
    }

    static JournalEntry opened(long sequence) {
        return new JournalEntry(
                sequence,
                JournalEntry.Type.INCIDENT_OPENED,
                Instant.parse("2026-03-01T12:00:01Z"),
                WORKER_TYPES,
                "{\"state\":\"OPEN\",\"reopenings\":0}");
    }
}
