package dev.preflight.service.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.service.ledger.Incidents.Query;
import dev.preflight.service.ledger.JournalEntry;
import dev.preflight.service.ledger.RecordedIncident;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A process that records is killed, again and again, while it writes to the same file. */
class CrashTest extends LedgerFixture {
    private static final int ROUNDS = 5;
    private static final int MOST_COMMITS = 300;
    private static final List<String> STATES = List.of("OPEN", "CURING", "HEALED");

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void losesNothingThatWasCommittedThoughKilledAtAnyInstant() throws Exception {
        Files.createDirectories(file().getParent());
        Map<String, String> committed = new HashMap<>();
        for (int round = 1; round <= ROUNDS; round++) {
            try (Recorder recorder = Recorder.start(file(), "r" + round)) {
                for (String line : recorder.killAfter(random.nextInt(MOST_COMMITS))) {
                    String[] said = line.split(" ", -1);
                    committed.put(said[0], said[1]);
                }
            }
            reopen();
            assertNothingIsLost(committed, "seed " + seed + ", round " + round);
            close();
        }
        assertThat(committed).isNotEmpty();
        assertThat(unpackedLibraries()).hasSizeLessThanOrEqualTo(1);
    }

    private void assertNothingIsLost(Map<String, String> committed, String when) throws Exception {
        assertThat(ledger.state().problem()).as(when).isEmpty();
        Map<String, String> found = new HashMap<>();
        for (RecordedIncident it :
                ledger.incidents().list(new Query(null, null, null, Integer.MAX_VALUE))) {
            found.put(it.incident().id().value(), it.incident().state().word());
        }
        committed.forEach((id, state) ->
                assertThat(STATES.indexOf(found.get(id)))
                        .as("%s: state of %s", when, id)
                        .isGreaterThanOrEqualTo(STATES.indexOf(state)));
        assertStoriesAreWhole(found, when);
    }

    // What is recorded of an incident and what the journal says of it are one.
    private void assertStoriesAreWhole(Map<String, String> found, String when) throws Exception {
        List<JournalEntry> entries = ledger.journal().after(0, Integer.MAX_VALUE);
        assertThat(entries)
                .as(when)
                .extracting(JournalEntry::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, ledger.journal().latest()).boxed().toList());
        Map<String, Integer> told = new HashMap<>();
        entries.forEach(it -> told.merge(String.valueOf(it.place().incident()), 1, Integer::sum));
        found.forEach((id, state) ->
                assertThat(told.get(id))
                        .as("%s: entries of %s, %s", when, id, state)
                        .isEqualTo(STATES.indexOf(state) + 1));
    }

    private List<Path> unpackedLibraries() throws Exception {
        try (Stream<Path> files = Files.list(file().getParent())) {
            return files.filter(it -> it.toString().endsWith("sqlitejdbc.so")).toList();
        }
    }
}
