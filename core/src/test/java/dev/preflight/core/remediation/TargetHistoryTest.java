package dev.preflight.core.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.check.CheckId;
import dev.preflight.core.incident.Attempt;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.incident.IncidentId;
import dev.preflight.core.incident.RemediationState.Closed;
import dev.preflight.core.runbook.RunbookId;
import dev.preflight.core.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TargetHistoryTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final TargetId SHOP = new TargetId("unix:///x#shop");
    private static final CheckId CHECK = new CheckId("it");

    private static Incident opened(String id, String runbook) {
        return Incident.opened(new IncidentId(id), SHOP, new RunbookId(runbook), CHECK, NOW);
    }

    private static Incident closed(Instant end, List<Attempt> attempts, List<Instant> reopenings) {
        return new Incident(
                new IncidentId("closed"),
                SHOP,
                new RunbookId("r"),
                CHECK,
                NOW,
                attempts,
                reopenings,
                null,
                new Closed(end));
    }

    private static Attempt attempt(Instant startedAt, @Nullable Instant endedAt) {
        return new Attempt(1, startedAt, startedAt, endedAt, List.of(), "");
    }

    private static void assertKeptForADayAfter(Instant lastChange, Incident incident) {
        TargetHistory history = new TargetHistory(List.of(incident), List.of());
        assertThat(history.trimmed(lastChange.plus(DAY)).incidents()).containsExactly(incident);
        assertThat(history.trimmed(lastChange.plus(DAY).plusMillis(1)).incidents()).isEmpty();
    }

    @Test
    void theSameCheckOfAnotherRunbookHasIncidentsOfItsOwn() {
        Incident one = opened("1", "one");
        Incident other = opened("2", "other");
        TargetHistory history = new TargetHistory(List.of(one, other), List.of());
        assertThat(history.latest(new RunbookId("one"), CHECK)).contains(one);
        assertThat(history.latest(new RunbookId("other"), CHECK)).contains(other);
        assertThat(history.latest(new RunbookId("third"), CHECK)).isEmpty();
    }

    @Test
    void keepsAnIncidentForADayAfterItsEnd() {
        Instant end = NOW.plus(Duration.ofHours(2));
        List<Attempt> verified = List.of(attempt(NOW, NOW.plusSeconds(30)));
        assertKeptForADayAfter(end, closed(end, verified, List.of(NOW)));
    }

    @Test
    void keepsAnIncidentThatWasResetWhileItWasBeingCured() {
        Instant end = NOW.plusSeconds(10);
        assertKeptForADayAfter(end, closed(end, List.of(attempt(NOW, null)), List.of()));
    }

    @Test
    void keepsWhatIsStampedLaterThanTheEndWhichWasBeforeTheClockWasSetBack() {
        Instant ahead = NOW.plus(Duration.ofDays(3));
        assertKeptForADayAfter(ahead, closed(NOW, List.of(attempt(ahead, null)), List.of()));
        assertKeptForADayAfter(ahead, closed(NOW, List.of(attempt(NOW, ahead)), List.of()));
        assertKeptForADayAfter(ahead, closed(NOW, List.of(), List.of(ahead)));
    }
}
