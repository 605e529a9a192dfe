package dev.preflight.service.notify;

import dev.preflight.core.HowLong;
import dev.preflight.service.ledger.Outbox;
import dev.preflight.service.ledger.Outbox.Backlog;
import dev.preflight.service.ledger.Outbox.Owed;
import dev.preflight.service.ledger.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends one receiver what it is owed, oldest first, one message at a time. Of one thread, and every
 * receiver has its own: however long one takes, it costs the others nothing.
 */
final class Turn implements Loop.Step {
    private static final Logger LOG = Logger.getLogger(Turn.class);

    /** What could not be delivered for so long is of no use any more. */
    static final Duration PATIENCE = Duration.ofDays(1);

    // Nothing is due before it is woken.
    private static final Duration IDLE = Duration.ofMinutes(1);

    private final Receiver receiver;
    private final Outbox outbox;
    private final Post post;
    private final Backoff backoff;
    private final DeliveryObserver observer;
    private final InstantSource time;
    private Instant heldUntil = Instant.MIN;
    private @Nullable Settlement unsettled;
    private volatile @Nullable String trouble;

    Turn(
            Receiver receiver,
            Outbox outbox,
            Post post,
            Backoff backoff,
            DeliveryObserver observer,
            InstantSource time) {
        this.receiver = receiver;
        this.outbox = outbox;
        this.post = post;
        this.backoff = backoff;
        this.observer = observer;
        this.time = time;
    }

    /** Says in the outbox what became of a message. */
    @FunctionalInterface
    private interface Settlement {
        void apply(Outbox outbox) throws StorageException;
    }

    String receiver() {
        return receiver.name();
    }

    /** Why the latest message could not be delivered; empty if it was, or there was none. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Sends a message if one is due; returns how long nothing is. */
    @Override
    public Duration take() throws StorageException, InterruptedException {
        settle();
        Instant now = time.instant();
        if (now.isBefore(heldUntil)) {
            return Duration.between(now, heldUntil);
        }
        List<Owed> due = outbox.due(receiver.name(), now, 1);
        if (due.isEmpty()) {
            return untilNextTry(now);
        }
        send(due.get(0));
        settle();
        return Duration.ZERO;
    }

    private Duration untilNextTry(Instant now) throws StorageException {
        return outbox.backlogs().stream()
                .filter(it -> it.receiver().equals(receiver.name()))
                .map(Backlog::nextTry)
                .map(next -> now.isBefore(next) ? Duration.between(now, next) : Duration.ZERO)
                .findFirst()
                .orElse(IDLE);
    }

    // Kept until the outbox has taken it: a message that was sent is not sent again because the
    // outbox could not be written for a while.
    private void settle() throws StorageException {
        if (unsettled != null) {
            unsettled.apply(outbox);
            unsettled = null;
        }
    }

    private void send(Owed owed) throws InterruptedException {
        Answer answer = post.send(receiver, owed.body());
        switch (answer.verdict()) {
            case DELIVERED -> delivered(owed);
            case REFUSED -> giveUp(owed, answer, "the receiver refuses it");
            case STUMBLED, UNAVAILABLE -> failed(owed, answer);
        }
    }

    private void delivered(Owed owed) {
        if (trouble != null) {
            LOG.infof("receiver=%s host=%s takes messages again", receiver.name(), receiver.host());
        }
        trouble = null;
        unsettled = it -> it.delivered(owed.id());
        observer.delivered(receiver.name());
    }

    private void failed(Owed owed, Answer answer) {
        Instant now = time.instant();
        if (!now.isBefore(owed.since().plus(PATIENCE))) {
            giveUp(owed, answer, "it is owed since " + owed.since());
            return;
        }
        Instant next = now.plus(pause(owed, answer));
        if (answer.verdict() == Answer.Verdict.UNAVAILABLE) {
            heldUntil = next;
        }
        unsettled = it -> it.failed(owed.id(), next);
        observer.failed(receiver.name());
        sayFailed(owed, answer, Duration.between(now, next));
    }

    private Duration pause(Owed owed, Answer answer) {
        Duration own = backoff.after(owed.failures());
        Duration asked = answer.retryAfter();
        return asked == null || asked.compareTo(own) < 0 ? own : asked;
    }

    // Once for each time of trouble: a day of it is not worth three hundred lines.
    private void sayFailed(Owed owed, Answer answer, Duration pause) {
        Logger.Level level = trouble == null ? Logger.Level.WARN : Logger.Level.DEBUG;
        trouble = answer.said();
        LOG.logf(
                level,
                "receiver=%s host=%s message=%d could not be delivered, trying again in %s: %s",
                receiver.name(),
                receiver.host(),
                owed.id(),
                HowLong.inWords(pause),
                answer.said());
    }

    private void giveUp(Owed owed, Answer answer, String why) {
        trouble = answer.said();
        unsettled = it -> it.abandoned(owed.id());
        observer.givenUp(receiver.name());
        LOG.warnf(
                "receiver=%s host=%s message=%d is given up, %s: %s",
                receiver.name(), receiver.host(), owed.id(), why, answer.said());
    }
}
