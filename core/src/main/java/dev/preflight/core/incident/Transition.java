package dev.preflight.core.incident;

import java.util.List;

/**
 * What an event makes of an incident.
 *
 * @param incident afterwards
 * @param effects to be carried out in order, after the incident is recorded
 */
public record Transition(Incident incident, List<Effect> effects) {
    public Transition {
        effects = List.copyOf(effects);
    }

    static Transition to(Incident incident, Effect... effects) {
        return new Transition(incident, List.of(effects));
    }

    /** The event means nothing here. */
    static Transition none(Incident incident) {
        return new Transition(incident, List.of());
    }
}
