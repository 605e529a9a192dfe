package dev.preflight.adapters.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.preflight.adapters.compose.ComposeException;
import dev.preflight.adapters.container.EngineException;
import dev.preflight.core.container.Container;
import dev.preflight.core.container.ContainerState;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The life of workers and of their entries in the registry, by a clock that the test advances. */
class SandboxLifeTest {
    private static final String WORKER = "training-worker-1";
    private static final Duration START_UP = Duration.ofSeconds(10);
    private static final Duration OFFLINE_AFTER = Duration.ofSeconds(30);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(5);

    private final TestTime time = new TestTime();
    private final Sandbox sandbox =
            Sandbox.start(
                    SandboxSettings.of("life")
                            .with(new SandboxTiming(START_UP, OFFLINE_AFTER, FORGOTTEN_AFTER))
                            .with(time));

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void startsWithAllWorkersRegistered() throws Exception {
        assertThat(listed())
                .containsExactly(
                        "backtest-worker-1 available",
                        "backtest-worker-2 available",
                        "training-worker-1 available",
                        "training-worker-2 available");
        assertThat(containers()).allMatch(container -> container.isUp(time.instant()));
    }

    @Test
    void registersARestartedWorkerWhenItHasStartedUp() throws Exception {
        // Given
        sandbox.busyWith(WORKER, "op-1");
        sandbox.reportStatus(WORKER, "error");
        assertThat(statusOf(WORKER)).isEqualTo("error");

        // When
        sandbox.operator().restart(container(WORKER), Duration.ZERO);

        // Then
        time.advance(START_UP.minusNanos(1));
        assertThat(statusOf(WORKER)).isEqualTo("error");
        time.advance(Duration.ofNanos(1));
        assertThat(statusOf(WORKER)).isEqualTo("available");
    }

    @Test
    void takesASilentWorkerForUnavailableThenForgetsIt() throws Exception {
        // When
        sandbox.crash(WORKER, 1);

        // Then
        assertThat(statusOf(WORKER)).isEqualTo("available");
        time.advance(OFFLINE_AFTER);
        assertThat(statusOf(WORKER)).isEqualTo("temporarily_unavailable");
        time.advance(FORGOTTEN_AFTER.minus(OFFLINE_AFTER));
        assertThat(statusOf(WORKER)).isEqualTo("not listed");
    }

    @Test
    void hearsAnUnpausedWorkerAgain() throws Exception {
        // Given
        sandbox.pause(WORKER);
        time.advance(OFFLINE_AFTER);
        assertThat(statusOf(WORKER)).isEqualTo("temporarily_unavailable");

        // When
        sandbox.operator().unpause(container(WORKER));

        // Then
        assertThat(statusOf(WORKER)).isEqualTo("available");
    }

    @Test
    void doesNotStartUpWhilePaused() throws Exception {
        // Given
        sandbox.createOnly(WORKER);
        sandbox.forget(WORKER);
        sandbox.up(WORKER);
        sandbox.pause(WORKER);
        time.advance(START_UP);

        // When
        sandbox.operator().unpause(container(WORKER));

        // Then
        assertThat(statusOf(WORKER)).isEqualTo("not listed");
        time.advance(START_UP);
        assertThat(statusOf(WORKER)).isEqualTo("available");
    }

    @Test
    void registersAForgottenWorkerOnlyOnItsNextStart() throws Exception {
        // Given
        sandbox.forgetAllWorkers();
        time.advance(START_UP);
        assertThat(listed()).isEmpty();

        // When
        sandbox.operator().restart(container(WORKER), Duration.ZERO);
        time.advance(START_UP);

        // Then
        assertThat(listed()).containsExactly(WORKER + " available");
    }

    @Test
    void losesItsListWithTheBackendAndGetsItBackFromTheWorkers() throws Exception {
        // Given
        sandbox.stop("backend");
        time.advance(START_UP);

        // When
        sandbox.up("backend");

        // Then
        assertThatThrownBy(this::listed).isInstanceOf(IOException.class);
        time.advance(START_UP);
        assertThat(listed()).hasSize(4);
    }

    @Test
    void letsAWorkerRetryUntilTheBackendIsThere() throws Exception {
        // Given
        sandbox.stop("backend");
        sandbox.operator().restart(container(WORKER), Duration.ZERO);
        time.advance(START_UP);
        assertThat(logOf(WORKER)).contains("cannot connect to backend");

        // When
        sandbox.up("backend");
        time.advance(START_UP);

        // Then
        assertThat(statusOf(WORKER)).isEqualTo("available");
        assertThat(logOf(WORKER)).contains("registered with backend as " + WORKER);
    }

    @Test
    void keepsAWorkerFromRegisteringUntilItMayAgain() throws Exception {
        // Given
        sandbox.neverRegisterAgain(WORKER);
        sandbox.forget(WORKER);
        restartAndWait();
        assertThat(statusOf(WORKER)).isEqualTo("not listed");
        assertThat(logOf(WORKER)).contains("registration with backend failed");

        // When
        sandbox.registerAgain(WORKER);
        restartAndWait();

        // Then
        assertThat(statusOf(WORKER)).isEqualTo("available");
    }

    @Test
    void endsACrashLoopWithARestart() throws Exception {
        // Given
        sandbox.crashLoop(WORKER);
        for (int i = 0; i < 20; i++) {
            time.advance(Duration.ofMillis(700));
            assertThat(container(WORKER).isRestartLooping(time.instant())).isTrue();
        }
        assertThat(container(WORKER).restartCount()).isEqualTo(9);

        // When
        restartAndWait();

        // Then
        assertThat(container(WORKER).isUp(time.instant())).isTrue();
        assertThat(container(WORKER).restartCount()).isZero();
        assertThat(statusOf(WORKER)).isEqualTo("available");
    }

    @Test
    void isUnhealthyUntilItIsStartedAgain() throws Exception {
        sandbox.becomeUnhealthy(WORKER);
        assertThat(container(WORKER).health()).isEqualTo("unhealthy");

        sandbox.operator().restart(container(WORKER), Duration.ZERO);

        assertThat(container(WORKER).health()).isEqualTo("starting");
        time.advance(Duration.ofSeconds(5));
        assertThat(container(WORKER).health()).isEqualTo("healthy");
    }

    @Test
    void createsARemovedContainerAnew() throws Exception {
        // Given
        Container removed = container(WORKER);
        sandbox.remove(WORKER);

        // When
        sandbox.up(WORKER);

        // Then
        assertThat(container(WORKER).state()).isEqualTo(ContainerState.RUNNING);
        assertThat(container(WORKER).id()).isNotEqualTo(removed.id());
        assertThat(container(WORKER).hosts()).doesNotContain(removed.id().substring(0, 12));
    }

    @Test
    void bringsUpWhatItsComposeFileDefines() throws Exception {
        // Given
        sandbox.remove(WORKER);
        assertThat(sandbox.compose().services())
                .hasSize(5)
                .allMatch(sandbox.composeFile()::contains);

        // When
        sandbox.compose().up(WORKER, START_UP);

        // Then
        assertThat(container(WORKER).state()).isEqualTo(ContainerState.RUNNING);
        assertThatThrownBy(() -> sandbox.compose().up("web", START_UP))
                .isInstanceOf(ComposeException.class)
                .hasMessageContaining("no such service: web");
    }

    @Test
    void saysThatTheEngineDoesNotAnswer() {
        sandbox.engineUnreachable(true);

        assertThatThrownBy(() -> sandbox.reader().projects())
                .isInstanceOfSatisfying(
                        EngineException.class,
                        it -> assertThat(it.kind()).isEqualTo(EngineException.Kind.UNREACHABLE));
    }

    @Test
    void refusesALeverForWhatIsNotThere() throws Exception {
        assertThatThrownBy(() -> sandbox.stop("web"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no service 'web'")
                .hasMessageContaining(WORKER);
        assertThatThrownBy(() -> sandbox.forget("backend"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no worker 'backend'");

        sandbox.remove(WORKER);
        sandbox.forget(WORKER);

        assertThatThrownBy(() -> sandbox.pause(WORKER))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("service 'training-worker-1' has no container");
        assertThatThrownBy(() -> sandbox.busyWith(WORKER, "op"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is not registered");
    }

    @Test
    void keepsABoundedLog() throws Exception {
        for (int i = 0; i < 500; i++) {
            sandbox.operator().restart(container(WORKER), Duration.ZERO);
        }

        assertThat(sandbox.operator().logs(container(WORKER), 10_000).lines()).hasSize(200);
    }

    private void restartAndWait() throws Exception {
        sandbox.operator().restart(container(WORKER), Duration.ZERO);
        time.advance(START_UP);
    }

    private String logOf(String service) throws Exception {
        return sandbox.operator().logs(container(service), 100);
    }

    private List<Container> containers() throws Exception {
        return sandbox.reader().containers("life");
    }

    private Container container(String service) throws Exception {
        return containers().stream()
                .filter(it -> it.service().equals(service))
                .findFirst()
                .orElseThrow();
    }

    private String statusOf(String worker) throws Exception {
        return listed().stream()
                .filter(it -> it.startsWith(worker + " "))
                .map(it -> it.substring(worker.length() + 1))
                .findFirst()
                .orElse("not listed");
    }

    private List<String> listed() throws Exception {
        return BackendClient.of(sandbox).listed();
    }
}
