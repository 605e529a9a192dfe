package dev.preflight.service.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.adapters.container.ContainerEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventCursorTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final EventCursor cursor = new EventCursor(START);

    @Test
    void asksFromTheLastEventOn() {
        ContainerEvent death = Events.death("shop", START.plusNanos(5));

        assertThat(cursor.since()).isEqualTo(START);
        assertThat(cursor.advance(death)).isTrue();
        assertThat(cursor.since()).isEqualTo(death.at());
    }

    @Test
    void dropsWhatIsToldAgain() {
        ContainerEvent one = Events.death("shop", START);
        ContainerEvent other = Events.death("lab", START);

        assertThat(cursor.advance(one)).isTrue();
        assertThat(cursor.advance(other)).isTrue();
        assertThat(cursor.advance(one)).isFalse();
        assertThat(cursor.advance(other)).isFalse();
    }

    @Test
    void doesNotDropWhatIsToldLate() {
        cursor.advance(Events.death("shop", START.plusNanos(5)));

        assertThat(cursor.advance(Events.death("lab", START.plusNanos(4)))).isTrue();
        assertThat(cursor.since()).isEqualTo(START.plusNanos(5));
    }
}
