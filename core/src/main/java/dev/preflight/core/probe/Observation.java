package dev.preflight.core.probe;

import dev.preflight.core.target.Redactor;
import java.util.Map;

/** What a probe saw, or why it saw nothing. */
public sealed interface Observation
        permits CommandEnded,
                Connected,
                ContainersSeen,
                FileSeen,
                FleetSeen,
                HttpAnswer,
                ServicesSeen,
                Unobserved,
                ValueSeen {

    /**
     * What was seen, as named facts for a report: text, numbers, booleans, and lists and maps of
     * them. Never holds an environment.
     */
    Map<String, Object> facts();

    /** The same facts without secrets. */
    default Map<String, Object> facts(Redactor redactor) {
        return redactor.redactFacts(facts());
    }

    /** What was seen in one line, for people. */
    String describe();
}
