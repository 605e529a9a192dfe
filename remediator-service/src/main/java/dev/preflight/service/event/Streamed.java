package dev.preflight.service.event;

/** What comes down a live stream. */
public sealed interface Streamed {
    /**
     * Something that happened.
     *
     * @param place after which a stream that is resumed goes on
     * @param type of the event
     * @param body the event, in JSON
     */
    record Event(long place, String type, String body) implements Streamed {}

    /** Nothing happened; the stream lives. */
    record Heartbeat() implements Streamed {}
}
