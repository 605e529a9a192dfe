package dev.preflight.core.cure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.container.Container;
import dev.preflight.core.testing.Containers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StepTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    // Whoever looks for secrets looks again afterwards, and only then.
    @Test
    void leavesOtherContainersWhereItCreatesSomeOrRunsWhatMay() {
        Container box = Containers.running("db");
        assertThat(new Step.Create("db").mayCreateContainers()).isTrue();
        assertThat(new Step.Script("up", SECOND, Map.of()).mayCreateContainers()).isTrue();
        assertThat(new Step.Custom("up", () -> "").mayCreateContainers()).isTrue();
        assertThat(new Step.Start(box).mayCreateContainers()).isFalse();
        assertThat(new Step.Restart(box, SECOND).mayCreateContainers()).isFalse();
        assertThat(new Step.Unpause(box).mayCreateContainers()).isFalse();
        assertThat(new Step.Wait(SECOND).mayCreateContainers()).isFalse();
    }
}
