package dev.preflight.core.check;

import dev.preflight.core.probe.Observation;
import java.util.function.Function;

/**
 * The pass condition of a check. It is three-valued: what it cannot tell is {@code ERROR}, never a
 * guess.
 */
public interface Assertion {
    /** What it takes to pass, for people: {@code at least one registered worker}. */
    String expectation();

    /** Judges an observation, {@link dev.preflight.core.probe.Unobserved} included. */
    Judgement judge(Observation observation);

    /** An assertion over one kind of observation; every other kind, or none, is {@code ERROR}. */
    static <O extends Observation> Assertion over(
            Class<O> kind, String expectation, Function<O, Judgement> judge) {
        return new TypedAssertion<>(kind, expectation, judge);
    }
}
