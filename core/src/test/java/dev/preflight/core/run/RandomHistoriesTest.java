package dev.preflight.core.run;

import static dev.preflight.core.run.Stage.WAIT;
import static dev.preflight.core.run.Stage.part;
import static dev.preflight.core.run.Stage.runbook;
import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.check.Outcome;
import dev.preflight.core.incident.Attempt;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.runbook.Runbook;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random worlds, faults and crashes; what must hold in every history holds. */
class RandomHistoriesTest {

    private static final int HISTORIES = 2_000;
    private static final int RUNS = 4;
    private static final int MOST = 2;
    private static final List<String> PARTS = List.of("a", "b", "c");
    private static final Runbook RUNBOOK = runbook(part("a"), part("b", "a"), part("c"));

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theRulesHoldInEveryHistory(boolean inSteps) {
        for (int seed = 0; seed < HISTORIES; seed++) {
            try {
                new History(seed, inSteps).play();
            } catch (Throwable failure) {
                throw new AssertionError("history of seed " + seed, failure);
            }
        }
    }

    private static final class Crash extends VirtualMachineError {
        private static final long serialVersionUID = 1L;
    }

    private static final class History {
        private final Random random;
        private final Stage stage = new Stage();

        private final boolean inSteps;

        History(long seed, boolean inSteps) {
            this.inSteps = inSteps;
            random = new Random(seed);
            for (String part : PARTS) {
                stage.world.when(part, () -> cure(part));
            }
        }

        void play() {
            for (int run = 0; run < RUNS; run++) {
                disturb();
                run();
                stage.time.pass(Duration.ofSeconds(random.nextInt(900)));
            }
        }

        private void disturb() {
            for (String part : PARTS) {
                switch (random.nextInt(5)) {
                    case 0, 1 -> stage.world.breaks(part);
                    case 2 -> stage.world.hides(part);
                    default -> stage.world.mends(part);
                }
            }
            stage.isLocked = random.nextInt(10) == 0;
            if (random.nextInt(5) == 0) {
                stage.time.stopAtNextWait();
            }
            stage.writesUntilItBreaks =
                    random.nextInt(8) == 0 ? stage.writes + random.nextInt(4) : Integer.MAX_VALUE;
        }

        // What is whole or cannot be seen, or has a broken requirement, is not to be touched.
        private void cure(String part) {
            assertThat(stage.world.isBroken(part)).as("%s is broken", part).isTrue();
            assertThat(!part.equals("b") || stage.world.isWhole("a")).as("a before b").isTrue();
            switch (random.nextInt(6)) {
                case 0, 1, 2 -> stage.world.mends(part);
                case 3 -> stage.world.mends(part).hides(part);
                case 4 -> throw new Crash();
                default -> stage.world.breaks(PARTS.get(random.nextInt(PARTS.size())));
            }
        }

        private void run() {
            int before = stage.world.deeds().size();
            try {
                RunReport report = inSteps ? stage.healInSteps(RUNBOOK) : stage.heal(RUNBOOK);
                assertHonest(report, stage.world.deeds().size() - before);
            } catch (Crash ended) {
                // The process is gone; the next run takes over.
            }
            assertThat(stage.releases).isLessThanOrEqualTo(stage.locks);
            stage.memory.load(stage.target.id()).incidents().forEach(History::assertLawful);
        }

        private void assertHonest(RunReport report, int cures) {
            boolean fit = PARTS.stream().allMatch(stage.world::isWhole);
            if (report.outcome().isReady()) {
                assertThat(fit).as("reported %s", report.outcome()).isTrue();
                assertThat(report.checks()).allMatch(it -> it.result().outcome() == Outcome.PASS);
            }
            if (report.outcome() == RunOutcome.PASSED) {
                assertThat(cures).isZero();
            }
            if (stage.isLocked) {
                assertThat(cures).isZero();
            }
        }

        private static void assertLawful(Incident incident) {
            assertThat(incident.attempts()).hasSizeLessThanOrEqualTo(MOST);
            for (Attempt attempt : incident.attempts()) {
                if (attempt.actedAt() != null && attempt.endedAt() != null) {
                    assertThat(attempt.endedAt()).isAfterOrEqualTo(attempt.actedAt().plus(WAIT));
                }
            }
        }
    }
}
