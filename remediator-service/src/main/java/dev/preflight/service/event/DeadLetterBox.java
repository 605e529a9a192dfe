package dev.preflight.service.event;

import dev.preflight.service.ledger.DeadLetters;
import dev.preflight.service.ledger.DeadLetters.Letter;
import dev.preflight.service.ledger.StorageException;
import dev.preflight.service.target.Targets;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** Where messages go that cannot be read, so that the channel goes on and a person can look. */
@Singleton
class DeadLetterBox {
    static final int LONGEST = 4096;

    private static final Logger LOG = Logger.getLogger(DeadLetterBox.class);

    private final DeadLetters letters;
    private final Targets targets;

    DeadLetterBox(DeadLetters letters, Targets targets) {
        this.letters = letters;
        this.targets = targets;
    }

    // Whoever wrote it, nobody knows what it holds, and the problem cites it.
    void put(String channel, String body, MalformedEventException malformed) {
        String problem = targets.withoutSecrets(String.valueOf(malformed.getMessage()));
        LOG.warnf("channel=%s dead-letter: %s", channel, problem);
        try {
            letters.add(
                    new Letter(
                            InstantSource.system().instant(),
                            channel,
                            targets.withoutSecrets(cut(body)),
                            problem));
        } catch (StorageException unavailable) {
            // Nobody could do anything with it in its channel either, so the channel goes on.
            LOG.errorf(unavailable, "channel=%s a dead letter could not be kept", channel);
        }
    }

    private static String cut(String body) {
        return body.length() <= LONGEST ? body : body.substring(0, LONGEST) + "...";
    }
}
