package dev.preflight.core.simulation;

import java.util.ArrayList;
import java.util.List;

/** Carries word of failures from whoever checks to whoever heals; loses, doubles and reorders. */
final class Channel {
    private final History history;
    private final List<Place> messages = new ArrayList<>();

    Channel(History history) {
        this.history = history;
    }

    /** Where to look. */
    record Place(World world, String runbook) {}

    void send(Place place) {
        Chance chance = history.chance;
        if (chance.oneIn(8)) {
            history.saw(Happening.MESSAGE_LOST);
            return;
        }
        int at = chance.below(messages.size() + 1);
        if (at < messages.size()) {
            history.saw(Happening.MESSAGE_OVERTAKEN);
        }
        messages.add(at, place);
        if (chance.oneIn(8)) {
            history.saw(Happening.MESSAGE_DUPLICATED);
            messages.add(place);
        }
    }

    /** Takes the next message about this place. */
    boolean takes(Place place) {
        return messages.remove(place);
    }
}
