package dev.preflight.service.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.preflight.adapters.sandbox.BackendMode;
import dev.preflight.adapters.sandbox.Sandbox;
import dev.preflight.service.run.Run;
import dev.preflight.service.run.RunOrder.Origin;
import dev.preflight.service.run.RunQuery;
import dev.preflight.service.run.RunState.Finished;
import dev.preflight.service.run.Runs;
import dev.preflight.service.target.SandboxTarget;
import dev.preflight.service.target.Targets;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RunScheduleTest {
    @Inject RunSchedule schedule;
    @Inject Runs runs;
    @Inject Targets targets;

    @Test
    void asksAgainAndAgain() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> scheduled("quick", "containers").size() >= 3);

        List<Run> found = scheduled("quick", "containers");
        for (int i = 1; i < found.size(); i++) {
            Duration apart =
                    Duration.between(found.get(i).createdAt(), found.get(i - 1).createdAt());
            assertThat(apart).isGreaterThan(Duration.ofMillis(500));
        }
    }

    @Test
    void leavesOutWhatWouldPileUpBehindARunThatTakesLonger() {
        Sandbox sandbox = ((SandboxTarget) targets.named("stuck").orElseThrow().access()).sandbox();
        sandbox.answer(BackendMode.HANG);
        await().atMost(Duration.ofSeconds(40))
                .until(() ->
                        over("stuck", "workers").stream()
                                .anyMatch(run -> took(run).toSeconds() >= 4));
        sandbox.answer(BackendMode.NORMAL);

        List<Run> found = over("stuck", "workers");
        for (int i = 1; i < found.size(); i++) {
            assertThat(found.get(i - 1).createdAt()).isAfterOrEqualTo(end(found.get(i)));
        }
    }

    private List<Run> over(String target, String runbook) {
        return scheduled(target, runbook).stream().filter(run -> run.state().isOver()).toList();
    }

    private static Duration took(Run run) {
        return Duration.between(run.createdAt(), end(run));
    }

    private static Instant end(Run run) {
        return ((Finished) run.state()).at();
    }

    @Test
    void saysWhenTheNextIsDue() {
        assertThat(schedule.isAlive()).isTrue();
        assertThat(schedule.nextDue("lab", "containers"))
                .hasValueSatisfying(it -> assertThat(it).isAfter(Instant.now().minusSeconds(2)));
        assertThat(schedule.nextDue("lab", "nothing")).isEmpty();
    }

    private List<Run> scheduled(String target, String runbook) {
        return runs.list(new RunQuery(target, runbook, null, 50)).stream()
                .filter(run -> run.order().origin() == Origin.SCHEDULE)
                .toList();
    }
}
