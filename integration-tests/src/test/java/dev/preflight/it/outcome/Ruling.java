package dev.preflight.it.outcome;

import java.util.List;

/**
 * What came of a situation.
 *
 * @param departures of Preflight from the truth; empty if there are none
 * @param quickCheck what the hand-run script says
 * @param seen all that was said, for people
 */
record Ruling(
        Situation situation, List<String> departures, QuickCheck.Word quickCheck, String seen) {
    Ruling {
        departures = List.copyOf(departures);
    }

    boolean isQuickCheckRight() {
        return quickCheck.isRight(situation.isReady());
    }
}
