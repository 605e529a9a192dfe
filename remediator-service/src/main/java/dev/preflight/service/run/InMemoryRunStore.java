package dev.preflight.service.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps a bounded number of runs for as long as the process lives. */
public final class InMemoryRunStore implements RunStore {
    private final int mostOver;
    private final NavigableMap<String, Run> byId = new TreeMap<>();
    private final Map<Place, Run> latest = new HashMap<>();
    private int over;

    private record Place(String target, String runbook) {
        static Place of(Run run) {
            return new Place(run.order().target().name(), run.order().runbook().name());
        }
    }

    /**
     * An empty store.
     *
     * @param mostOver how many runs are kept that are over; those that are not are bounded by
     *     whoever runs them
     */
    public InMemoryRunStore(int mostOver) {
        this.mostOver = mostOver;
    }

    @Override
    public synchronized void save(Run run) {
        byId.put(run.id(), run);
        if (!run.state().isOver()) {
            return;
        }
        over++;
        if (run.order().isWhole()) {
            latest.merge(Place.of(run), run, InMemoryRunStore::newer);
        }
        if (over > mostOver) {
            forgetOldest();
        }
    }

    private static Run newer(Run one, Run other) {
        return one.id().compareTo(other.id()) > 0 ? one : other;
    }

    private void forgetOldest() {
        for (Run run : byId.values()) {
            if (run.state().isOver()) {
                byId.remove(run.id());
                over--;
                return;
            }
        }
    }

    @Override
    public synchronized Optional<Run> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public synchronized List<Run> list(RunQuery query) {
        return byId.descendingMap().values().stream()
                .filter(query::matches)
                .limit(query.limit())
                .toList();
    }

    @Override
    public synchronized Optional<Run> latest(String target, String runbook) {
        return Optional.ofNullable(latest.get(new Place(target, runbook)));
    }
}
