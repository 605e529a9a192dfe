package dev.preflight.service.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.preflight.service.run.Run;
import dev.preflight.service.run.RunOrder.Origin;
import dev.preflight.service.run.RunQuery;
import dev.preflight.service.run.Runs;
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
