package dev.preflight.core.run;

import static dev.preflight.core.run.Stage.part;
import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.check.CheckId;
import dev.preflight.core.incident.Attempt;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.incident.IncidentId;
import dev.preflight.core.incident.RemediationState;
import dev.preflight.core.incident.RemediationState.Curing;
import dev.preflight.core.incident.RemediationState.Verifying;
import dev.preflight.core.incident.RemediationState.Waiting;
import dev.preflight.core.runbook.RunbookId;
import dev.preflight.core.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObstaclesTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration WAIT = Duration.ofSeconds(15);
    private static final Obstacles FREE = new Obstacles(Optional.empty(), Duration.ZERO);

    private static String underWay(RemediationState state) {
        Attempt attempt = new Attempt(1, NOW.minusSeconds(60), null, null, List.of(), "");
        Incident incident =
                new Incident(
                        new IncidentId("i"),
                        new TargetId("t"),
                        new RunbookId("r"),
                        new CheckId("a"),
                        NOW,
                        List.of(attempt),
                        List.of(),
                        null,
                        state);
        return FREE.underWay(part("a").build(), incident, NOW);
    }

    @Test
    void saysHowFarAnAttemptIsAndWhatIsDoneNext() {
        assertThat(underWay(new Waiting(NOW.plusSeconds(4), WAIT, null, null)))
                .isEqualTo(
                        "attempt 1 of 2 is made and its wait ends in 4 s; heal would wait that out"
                                + " and verify it before anything else");
        assertThat(underWay(new Curing(WAIT, null)))
                .isEqualTo(
                        "attempt 1 of 2 was begun 1 min ago and was cut off; heal would wait for"
                                + " 15 s and verify it before anything else");
    }

    @Test
    void saysNothingOfAWaitThatIsOver() {
        String over =
                "attempt 1 of 2 is made and its wait is over; heal would verify it before anything"
                        + " else";
        assertThat(underWay(new Waiting(NOW, WAIT, null, null))).isEqualTo(over);
        assertThat(underWay(new Verifying())).isEqualTo(over);
    }

    @Test
    void saysNothingOfAWaitThatThereIsNot() {
        assertThat(underWay(new Curing(Duration.ZERO, null)))
                .isEqualTo(
                        "attempt 1 of 2 was begun 1 min ago and was cut off; heal would verify it"
                                + " before anything else");
    }
}
