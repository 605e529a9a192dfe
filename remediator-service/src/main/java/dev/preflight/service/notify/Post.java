package dev.preflight.service.notify;

/** Port: carries one message to a receiver. */
@FunctionalInterface
interface Post {
    /**
     * Sends a message and waits for the answer, no longer than the receiver's timeout.
     *
     * @throws InterruptedException if told to stop; the message may or may not have arrived
     */
    Answer send(Receiver receiver, String body) throws InterruptedException;
}
