package dev.preflight.core.container;

import static dev.preflight.core.testing.Containers.container;
import static dev.preflight.core.testing.Containers.inventory;
import static dev.preflight.core.testing.Containers.restarted;
import static dev.preflight.core.testing.Containers.running;
import static dev.preflight.core.testing.Containers.with;
import static dev.preflight.core.testing.Containers.withHealth;
import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.testing.FakeTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ContainerTest {

    private static final Instant NOW = FakeTime.START;

    @ParameterizedTest(name = "{0} restarts, running for {1} ms: {2}")
    @CsvSource({
        "0, 0,     up,        w running",
        "0, ,      up,        w running",
        "1, 9999,  uncertain, 'w running, restarted less than 10 s ago, too early to tell'",
        "1, 10000, up,        w running",
        "1, ,      uncertain, 'w running, restarted, and since when it runs is unknown'",
        "2, 9999,  looping,   'w running, in a restart loop (2 restarts)'",
        "2, 10000, up,        w running",
        "2, ,      uncertain, 'w running, restarted, and since when it runs is unknown'",
        "7, 0,     looping,   'w running, in a restart loop (7 restarts)'"
    })
    void tellsARecoveryFromALoopByHowLongItHasRun(
            int restarts, @Nullable Long millis, String verdict, String words) {
        Instant startedAt = millis == null ? null : NOW.minusMillis(millis);
        Container it = restarted("w", restarts, startedAt);
        assertThat(it.isUp(NOW)).isEqualTo(verdict.equals("up"));
        assertThat(it.isUncertain(NOW)).isEqualTo(verdict.equals("uncertain"));
        assertThat(it.isRestartLooping(NOW)).isEqualTo(verdict.equals("looping"));
        assertThat(it.describe(NOW)).isEqualTo(words);
    }

    @ParameterizedTest
    @EnumSource(ContainerState.class)
    void isUpOnlyWhereItRuns(ContainerState state) {
        Container it = container("w", state);
        assertThat(it.isUp(NOW)).isEqualTo(state == ContainerState.RUNNING);
        assertThat(it.isRestartLooping(NOW)).isEqualTo(state == ContainerState.RESTARTING);
        assertThat(it.isUncertain(NOW)).isEqualTo(state == ContainerState.UNKNOWN);
        assertThat(ContainerState.of(state.word().toUpperCase(java.util.Locale.ROOT)))
                .isEqualTo(state);
    }

    @Test
    void aWordThatNobodyKnowsIsAStateThatNobodyKnows() {
        assertThat(ContainerState.of("hibernating")).isEqualTo(ContainerState.UNKNOWN);
    }

    @Test
    void saysWithWhatItEndedAndHowItsHealthIs() {
        assertThat(container("w", ContainerState.EXITED).describe(NOW)).isEqualTo("w exited (137)");
        assertThat(container("w", ContainerState.UNKNOWN).describe(NOW)).isEqualTo("w unknown");
        assertThat(withHealth(running("w"), "unhealthy").describe(NOW))
                .isEqualTo("w running, unhealthy");
        assertThat(withHealth(running("w"), "healthy").describe(NOW)).isEqualTo("w running");
    }

    @Test
    void saysOfOneThatRunsNotHowItEndedAndOfOneThatEndedNotThatItStarts() {
        Container running = like(running("w"), ContainerState.RUNNING, 0, 0);
        assertThat(running.describe(NOW)).isEqualTo("w running");
        assertThat(withHealth(container("w", ContainerState.EXITED), "starting").describe(NOW))
                .isEqualTo("w exited (137)");
    }

    @Test
    void whatHasEndedIsInNoRestartLoopHoweverOftenItWasRestarted() {
        Container ended = like(restarted("w", 7, NOW), ContainerState.EXITED, 1, 7);
        assertThat(ended.isRestartLooping(NOW)).isFalse();
        assertThat(ended.describe(NOW)).isEqualTo("w exited (1)");
    }

    private static Container like(
            Container it, ContainerState state, int exitCode, int restartCount) {
        return new Container(
                it.id(),
                it.name(),
                it.service(),
                state,
                it.health(),
                exitCode,
                restartCount,
                it.startedAt(),
                it.hosts(),
                it.ports(),
                it.environment());
    }

    @Test
    void showsNothingOfItsEnvironment() {
        assertThat(with("w", Map.of("TOKEN", "hunter22")))
                .hasToString("Container[shop-w, service=w, state=running]");
    }

    @Test
    void aProjectWithoutContainersIsKnownOnlyWhereItIsDefined() {
        List<String> others = List.of("blog", "wiki");
        Inventory undefined = new Inventory("shop", List.of(), others, false, NOW);
        Inventory defined = new Inventory("shop", List.of(), List.of(), true, NOW);
        assertThat(undefined.isProjectKnown()).isFalse();
        assertThat(defined.isProjectKnown()).isTrue();
        assertThat(new Inventory("shop", List.of(running("w")), List.of(), false, NOW))
                .matches(Inventory::isProjectKnown);
        assertThat(undefined.noContainers())
                .isEqualTo("project 'shop' has no containers; the engine's projects: blog, wiki");
        assertThat(defined.noContainers())
                .isEqualTo("project 'shop' has no containers; the engine has no other projects");
    }

    @Test
    void aSelectionOfAProjectsContainersIsOfThatProject() {
        Inventory none = inventory(running("a")).only(it -> false, "autoheal=true");
        assertThat(none.isProjectKnown()).isTrue();
        assertThat(none.noContainers())
                .isEqualTo("project 'shop' has no containers with the label autoheal=true");
        Inventory empty = new Inventory("shop", List.of(), List.of("blog"), false, NOW);
        assertThat(empty.only(it -> true, "autoheal=true")).isEqualTo(empty);
    }
}
