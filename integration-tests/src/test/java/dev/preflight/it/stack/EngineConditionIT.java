package dev.preflight.it.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;

class EngineConditionIT {
    private static final List<String> LACKS = List.of("no engine", "no busybox");

    @Test
    void runsTheTestWhereNothingIsMissing() {
        assertThat(EngineCondition.decide(List.of(), true).isDisabled()).isFalse();
        assertThat(EngineCondition.decide(List.of(), false).isDisabled()).isFalse();
    }

    @Test
    void skipsTheTestAndSaysAllThatIsMissing() {
        ConditionEvaluationResult result = EngineCondition.decide(LACKS, false);

        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason()).contains("no engine; no busybox");
    }

    @Test
    void failsTheTestWhereTheEngineIsRequired() {
        assertThatThrownBy(() -> EngineCondition.decide(LACKS, true))
                .hasMessageContaining("PREFLIGHT_REQUIRE_DOCKER")
                .hasMessageContaining("no engine; no busybox");
    }
}
