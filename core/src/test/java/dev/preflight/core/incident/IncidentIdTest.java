package dev.preflight.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.preflight.core.check.CheckId;
import dev.preflight.core.runbook.RunbookId;
import dev.preflight.core.target.TargetId;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentIdTest {

    private static final TargetId SHOP = new TargetId("unix:///x#shop");

    private static IncidentId id(TargetId target, Instant now) {
        return IncidentId.of(target, new RunbookId("workers"), new CheckId("backend-api"), now);
    }

    @Test
    void namesRunbookCheckTargetAndTimeToTheNanosecond() {
        Instant now = Instant.ofEpochSecond(1, 5);
        String target = "%08x".formatted(SHOP.value().hashCode());
        String time = Long.toString(1_000_000_005, 36);
        assertThat(id(SHOP, now))
                .hasToString("workers.backend-api." + target + "." + time)
                .isNotEqualTo(id(SHOP, now.plusNanos(1)))
                .isNotEqualTo(id(new TargetId("unix:///x#other"), now));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void isNotBlank(String blank) {
        assertThatIllegalArgumentException().isThrownBy(() -> new IncidentId(blank));
    }
}
