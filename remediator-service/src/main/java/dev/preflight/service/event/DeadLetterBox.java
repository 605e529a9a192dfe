package dev.preflight.service.event;

import dev.preflight.service.ledger.DeadLetters;
import dev.preflight.service.ledger.DeadLetters.Letter;
import dev.preflight.service.ledger.StorageException;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** Where messages go that cannot be read, so that the channel goes on and a person can look. */
@Singleton
class DeadLetterBox {
    static final int LONGEST = 4096;

    private static final Logger LOG = Logger.getLogger(DeadLetterBox.class);

    private final DeadLetters letters;

    DeadLetterBox(DeadLetters letters) {
        this.letters = letters;
    }

    void put(String channel, String body, MalformedEventException problem) {
        LOG.warnf("channel=%s dead-letter: %s", channel, problem.getMessage());
        try {
            letters.add(
                    new Letter(
                            InstantSource.system().instant(),
                            channel,
                            cut(body),
                            String.valueOf(problem.getMessage())));
        } catch (StorageException unavailable) {
            // Nobody could do anything with it in its channel either, so the channel goes on.
            LOG.errorf(unavailable, "channel=%s a dead letter could not be kept", channel);
        }
    }

    private static String cut(String body) {
        return body.length() <= LONGEST ? body : body.substring(0, LONGEST) + "...";
    }
}
