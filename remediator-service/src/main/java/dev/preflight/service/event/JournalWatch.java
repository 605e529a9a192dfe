package dev.preflight.service.event;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;

/**
 * Tells those who follow the journal that it has grown. Knows neither of them nor the journal, so
 * that each can be made before the other. Safe for threads.
 */
@Singleton
public class JournalWatch {
    private static final Logger LOG = Logger.getLogger(JournalWatch.class);

    private final List<Runnable> followers = new CopyOnWriteArrayList<>();

    /** To be called after each commit that left an entry. Waits for nothing, throws nothing. */
    public void grown() {
        for (Runnable follower : followers) {
            try {
                follower.run();
            } catch (RuntimeException broken) {
                LOG.error("somebody who follows the journal could not be told of it", broken);
            }
        }
    }

    /**
     * Adds a follower, for good.
     *
     * @param follower waits for nothing
     */
    void follow(Runnable follower) {
        followers.add(follower);
    }
}
