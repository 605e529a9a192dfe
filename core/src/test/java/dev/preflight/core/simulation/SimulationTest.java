package dev.preflight.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The real engine in a model world: what must hold in every history holds, in all of these. {@code
 * -Dsimulation.histories=N} plays more of them, {@code -Dsimulation.seed=N} one alone, to be read.
 */
class SimulationTest {
    private static final int HISTORIES = 20_000;

    @Test
    void theRulesHoldInEveryHistory() throws Throwable {
        Long seed = Long.getLong("simulation.seed");
        if (seed != null) {
            show(seed);
            return;
        }
        int histories = Integer.getInteger("simulation.histories", HISTORIES);
        Coverage coverage = new Coverage();
        for (long each = 0; each < histories; each++) {
            play(each, coverage);
        }
        System.out.println("simulation: " + histories + " histories, " + coverage.describe());
        if (histories >= HISTORIES) {
            assertThat(coverage.missing()).as("what never happened was not proved").isEmpty();
        }
    }

    /** Each was wrong once; what was wrong is in {@code FoundBySimulationTest}. */
    @ParameterizedTest
    @ValueSource(longs = {4, 6, 23, 24, 34, 36, 47, 60, 506, 699, 1059, 1320, 2012, 2050, 15_736})
    void theRulesHoldInAHistoryThatBrokeThem(long seed) {
        play(seed, new Coverage());
    }

    @Test
    void aSeedReplaysExactly() throws Throwable {
        for (long seed = 0; seed < 20; seed++) {
            assertThat(traceOf(seed)).hasSizeGreaterThan(100).isEqualTo(traceOf(seed));
        }
    }

    private static String traceOf(long seed) throws Throwable {
        History history = new History(seed, true, new Coverage());
        history.play();
        return history.trace.text();
    }

    private static void play(long seed, Coverage coverage) {
        try {
            new History(seed, false, coverage).play();
        } catch (Throwable broken) {
            History again = new History(seed, true, new Coverage());
            try {
                again.play();
            } catch (Throwable same) {
                fail(
                        "%s%nin the history of seed %d, to be seen again with -Dsimulation.seed=%d:%n%s",
                        same.getMessage(), seed, seed, again.trace.text(), same);
            }
            fail("seed %d does not replay".formatted(seed), broken);
        }
    }

    private static void show(long seed) throws Throwable {
        History history = new History(seed, true, new Coverage());
        try {
            history.play();
        } finally {
            System.out.println(history.trace.text());
        }
    }
}
