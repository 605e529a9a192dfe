package dev.preflight.core.check;

import dev.preflight.core.probe.Observation;
import java.util.function.Function;

/** Judges one kind of observation and calls everything else unknown. */
record TypedAssertion<O extends Observation>(
        Class<O> kind, String expectation, Function<O, Judgement> judgement) implements Assertion {
    @Override
    public Judgement judge(Observation observation) {
        return kind.isInstance(observation)
                ? judgement.apply(kind.cast(observation))
                : Judgement.unknown(observation.describe());
    }
}
