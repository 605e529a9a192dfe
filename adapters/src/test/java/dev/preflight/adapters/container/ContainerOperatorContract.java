package dev.preflight.adapters.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.preflight.core.container.Container;
import dev.preflight.core.container.ContainerState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every {@link ContainerOperator} does, whatever it acts on. */
public interface ContainerOperatorContract {
    /** A stack as it is after its start; the same one during a test. */
    ContractStack stack();

    /** Sees what the operator does. */
    ContainerReader reader();

    ContainerOperator operator();

    @Test
    default void startsWhatHasEnded() throws Exception {
        // Given
        stack().kill(stack().service());
        Container ended = container();

        // When
        boolean started = operator().start(ended);

        // Then
        assertThat(started).isTrue();
        assertRunsAnew(ended);
    }

    @Test
    default void startsWhatWasOnlyCreated() throws Exception {
        stack().createOnly(stack().service());

        assertThat(operator().start(container())).isTrue();

        assertThat(container().state()).isEqualTo(ContainerState.RUNNING);
    }

    @Test
    default void hasNothingToStartWhenItRuns() throws Exception {
        Container running = container();

        assertThat(operator().start(running)).isFalse();

        assertThat(container()).isEqualTo(running);
    }

    @Test
    default void doesNotStartWhatIsPaused() throws Exception {
        stack().pause(stack().service());

        assertThatThrownBy(() -> operator().start(container()))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        it -> assertThat(it.kind()).isEqualTo(EngineException.Kind.REFUSED));
    }

    @Test
    default void restartsWhatRuns() throws Exception {
        Container running = container();

        operator().restart(running, Duration.ofSeconds(5));

        assertRunsAnew(running);
    }

    @Test
    default void restartsWhatHasEnded() throws Exception {
        stack().kill(stack().service());
        Container ended = container();

        operator().restart(ended, Duration.ZERO);

        assertRunsAnew(ended);
    }

    @Test
    default void restartsNothingElse() throws Exception {
        List<Container> others = others();

        operator().restart(container(), Duration.ZERO);

        assertThat(others()).isEqualTo(others);
    }

    @Test
    default void unpausesWhatIsPaused() throws Exception {
        stack().pause(stack().service());
        Container paused = container();

        assertThat(operator().unpause(paused)).isTrue();

        assertThat(container().state()).isEqualTo(ContainerState.RUNNING);
        assertThat(container().startedAt()).isEqualTo(paused.startedAt());
    }

    @Test
    default void hasNothingToUnpauseWhenItRuns() throws Exception {
        assertThat(operator().unpause(container())).isFalse();
    }

    @Test
    default void hasNothingToUnpauseWhenItHasEnded() throws Exception {
        stack().kill(stack().service());

        assertThat(operator().unpause(container())).isFalse();
    }

    @Test
    default void readsTheLog() throws Exception {
        assertThat(operator().logs(container(), 100)).contains(stack().greeting(service()));
    }

    @Test
    default void readsTheLogOfWhatHasEnded() throws Exception {
        stack().kill(stack().service());

        assertThat(operator().logs(container(), 100)).contains(stack().greeting(service()));
    }

    @Test
    default void readsNoMoreThanTheLastLines() throws Exception {
        String all = operator().logs(container(), 100);
        String last = operator().logs(container(), 1);

        assertThat(all).endsWith(last);
        assertThat(last.lines()).hasSize(1);
        assertThat(last).doesNotContain(stack().greeting(service()));
    }

    @TestFactory
    default Stream<DynamicTest> saysThatAContainerIsGone() throws Exception {
        Container vanished = container();
        stack().remove(stack().service());
        return Stream.of(
                gone("start", () -> operator().start(vanished), vanished),
                gone("restart", () -> operator().restart(vanished, Duration.ZERO), vanished),
                gone("unpause", () -> operator().unpause(vanished), vanished),
                gone("logs", () -> operator().logs(vanished, 10), vanished));
    }

    private static DynamicTest gone(String deed, ThrowingCallable act, Container container) {
        return DynamicTest.dynamicTest(
                deed,
                () ->
                        assertThatThrownBy(act)
                                .hasMessageContaining(container.name())
                                .isInstanceOfSatisfying(
                                        EngineException.class,
                                        it ->
                                                assertThat(it.kind())
                                                        .isEqualTo(EngineException.Kind.GONE)));
    }

    private void assertRunsAnew(Container before) throws Exception {
        Container after = container();
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.state()).isEqualTo(ContainerState.RUNNING);
        assertThat(startOf(after)).isAfter(startOf(before));
    }

    private static Instant startOf(Container container) {
        return Objects.requireNonNull(container.startedAt(), "never started");
    }

    private String service() {
        return stack().service();
    }

    private Container container() throws EngineException, InterruptedException {
        return reader().containers(stack().project()).stream()
                .filter(it -> it.service().equals(service()))
                .findFirst()
                .orElseThrow();
    }

    private List<Container> others() throws EngineException, InterruptedException {
        return reader().containers(stack().project()).stream()
                .filter(it -> !it.service().equals(service()))
                .toList();
    }
}
