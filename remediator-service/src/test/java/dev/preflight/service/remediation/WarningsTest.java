package dev.preflight.service.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WarningsTest {
    private Instant now = Instant.parse("2026-03-01T03:00:00Z");
    private final Warnings warnings = new Warnings(() -> now);

    @Test
    void saysTheSameOnceInAnHour() {
        assertThat(warnings.isNews("lab", "the disk is full")).isTrue();
        for (int check = 0; check < 719; check++) {
            now = now.plusSeconds(5);
            assertThat(warnings.isNews("lab", "the disk is full")).isFalse();
        }
        now = now.plus(Duration.ofSeconds(5));
        assertThat(warnings.isNews("lab", "the disk is full")).isTrue();
    }

    @Test
    void saysWhatIsNewAtOnce() {
        warnings.isNews("lab", "the disk is full");
        assertThat(warnings.isNews("lab", "permission denied")).isTrue();
        assertThat(warnings.isNews("shop", "the disk is full")).isTrue();
    }
}
