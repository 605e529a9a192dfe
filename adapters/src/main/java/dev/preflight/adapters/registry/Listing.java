package dev.preflight.adapters.registry;

import dev.preflight.core.probe.Unobserved;
import dev.preflight.core.worker.Worker;
import java.util.List;

/** What came of asking for the list of workers. */
public sealed interface Listing {
    /**
     * The list.
     *
     * @param workers in the backend's order
     */
    record Listed(List<Worker> workers) implements Listing {
        public Listed {
            workers = List.copyOf(workers);
        }
    }

    /**
     * No list.
     *
     * @param why for people
     */
    record Unlisted(Unobserved why) implements Listing {}
}
