package dev.preflight.service.ledger;

import dev.preflight.core.remediation.Pause;
import dev.preflight.service.ledger.JournalEntry.Place;
import dev.preflight.service.ledger.JournalEntry.Type;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps pauses in memory. */
public final class InMemoryPauses implements Pauses {
    private final Journal journal;
    private final Map<String, RecordedPause> byId = new LinkedHashMap<>();
    private int last;

    public InMemoryPauses(Journal journal) {
        this.journal = journal;
    }

    @Override
    public synchronized RecordedPause begin(@Nullable String target, Pause pause)
            throws StorageException {
        RecordedPause begun = new RecordedPause("p" + ++last, target, Instant.now(), pause);
        byId.put(begun.id(), begun);
        journal.append(Type.PAUSE_BEGUN, new Place(target, null, null, null), "{}");
        return begun;
    }

    @Override
    public synchronized Optional<RecordedPause> end(String id, String by) throws StorageException {
        RecordedPause ended = byId.remove(id);
        if (ended != null) {
            journal.append(Type.PAUSE_ENDED, new Place(ended.target(), null, null, null), "{}");
        }
        return Optional.ofNullable(ended);
    }

    @Override
    public synchronized List<RecordedPause> inForce() {
        Instant now = Instant.now();
        return byId.values().stream()
                .filter(it -> now.isBefore(it.pause().until()))
                .sorted(Comparator.comparing(it -> it.pause().until()))
                .toList();
    }
}
