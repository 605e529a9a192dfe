package dev.preflight.adapters.target;

import static dev.preflight.core.cure.ActionReport.Result.DONE;
import static dev.preflight.core.cure.ActionReport.Result.FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.adapters.compose.ComposeFileFake;
import dev.preflight.adapters.container.EngineException.Kind;
import dev.preflight.core.container.Container;
import dev.preflight.core.container.ContainerState;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.cure.Step;
import dev.preflight.core.target.Target;
import dev.preflight.core.target.Variables;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TargetActuatorsTest {
    private static final Container RUNNING =
            EngineFake.container("backend", ContainerState.RUNNING);
    private static final Container EXITED = EngineFake.container("backend", ContainerState.EXITED);
    private static final Container PAUSED = EngineFake.container("backend", ContainerState.PAUSED);

    @TempDir Path directory;

    private final EngineFake engine = new EngineFake();
    private final ComposeFileFake compose = new ComposeFileFake("backend");
    private final AtomicInteger operatorsMade = new AtomicInteger();

    @Test
    void saysHowLongARestartTook() throws Exception {
        ActionReport report = actuators().restart(new Step.Restart(RUNNING, Duration.ZERO));

        assertThat(report.result()).isEqualTo(DONE);
        assertThat(report.detail()).matches("shop-backend-1 restarted in [0-9]+\\.[0-9] s");
    }

    @Test
    void saysWhyARestartFailedInTheEnginesWords() throws Exception {
        engine.failing(Kind.GONE, "restart of shop-backend-1 failed: no such container");

        assertThat(actuators().restart(new Step.Restart(RUNNING, Duration.ZERO)))
                .isEqualTo(
                        new ActionReport(
                                "restart",
                                "backend",
                                FAILED,
                                "restart of shop-backend-1 failed: no such container"));
    }

    @Test
    void tellsAStartFromWhatRanAlready() throws Exception {
        assertThat(actuators().start(new Step.Start(EXITED)).detail())
                .startsWith("shop-backend-1 started in ");
        assertThat(actuators().start(new Step.Start(RUNNING)).detail())
                .isEqualTo("shop-backend-1 was already running");
    }

    @Test
    void tellsAnUnpauseFromWhatWasNotPaused() throws Exception {
        assertThat(actuators().unpause(new Step.Unpause(PAUSED)).detail())
                .isEqualTo("shop-backend-1 goes on");
        assertThat(actuators().unpause(new Step.Unpause(RUNNING)).detail())
                .isEqualTo("shop-backend-1 was not paused");
    }

    @Test
    void createsByCompose() throws Exception {
        ActionReport report = actuators().create(new Step.Create("backend"));

        assertThat(report.result()).isEqualTo(DONE);
        assertThat(compose.up()).containsExactly("backend");
        assertThat(operatorsMade).hasValue(0);
    }

    @Test
    void clearsAwayWhatIsDeadBeforeItCreates() throws Exception {
        Container dead = EngineFake.container("backend", ContainerState.DEAD);
        engine.with(dead);

        ActionReport report = actuators().create(new Step.Create("backend", dead));

        assertThat(report.result()).isEqualTo(DONE);
        assertThat(engine.containers("shop")).isEmpty();
        assertThat(compose.up()).containsExactly("backend");
    }

    @Test
    void createsNothingBesideWhatIsDead() throws Exception {
        Container dead = EngineFake.container("backend", ContainerState.DEAD);
        engine.failing(Kind.REFUSED, "removal of container shop-backend-1 failed: disk broken");

        ActionReport report = actuators().create(new Step.Create("backend", dead));

        assertThat(report.result()).isEqualTo(FAILED);
        assertThat(report.detail()).contains("disk broken");
        assertThat(compose.up()).isEmpty();
    }

    @Test
    void saysWhyACreationFailed() throws Exception {
        assertThat(actuators().create(new Step.Create("database")).detail())
                .isEqualTo("create of database failed: no such service: database");
    }

    @Test
    void makesOneOperatorWhenItIsNeeded() throws Exception {
        TargetActuators actuators = actuators();
        actuators.script(new Step.Script("true", Duration.ofSeconds(30)));
        assertThat(operatorsMade).hasValue(0);

        actuators.start(new Step.Start(EXITED));
        actuators.unpause(new Step.Unpause(PAUSED));

        assertThat(operatorsMade).hasValue(1);
    }

    @Test
    void runsAScriptInTheDirectory() throws Exception {
        Step.Script script =
                new Step.Script("echo $GREETING from $(pwd -P)", Duration.ofSeconds(30));

        assertThat(actuators().script(script).detail())
                .isEqualTo("exit status 0, last output: hello from " + directory.toRealPath());
    }

    @Test
    void showsMatchingLinesWithoutControlCharacters() throws Exception {
        engine.withLog("all is well\n\u001b[31mError: no\u0007 backend\u001b[0m\r\nERROR again\n");

        assertThat(logs(50, "error")).isEqualTo(done("Error: no backend\nERROR again"));
    }

    @Test
    void showsNoMoreLinesThanItIsAskedTo() throws Exception {
        engine.withLog("one\ntwo\nthree\n");

        assertThat(logs(2, null)).isEqualTo(done("two\nthree"));
    }

    @Test
    void cutsLongLines() throws Exception {
        engine.withLog("x".repeat(60_000));

        assertThat(logs(50, null).detail()).hasSize(500).endsWith("x...");
    }

    @Test
    void saysThatNothingMatches() throws Exception {
        engine.withLog("all is well\n");

        assertThat(logs(50, "error"))
                .isEqualTo(done("no matching line among the last 50 of the log of shop-backend-1"));
    }

    @Test
    void saysThatTheLogIsEmpty() throws Exception {
        assertThat(logs(50, "error")).isEqualTo(done("the log of shop-backend-1 is empty"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "(", "*", "(?<name", "\\"})
    void doesNotTakeWhatIsNoPattern(String pattern) throws Exception {
        assertThat(logs(50, pattern).detail())
                .startsWith("logs of shop-backend-1 could not be filtered: '" + pattern)
                .contains("is no regular expression");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+$", "(a|a)*b", "(.*,){20}x", "(a|b|ab|c)*!"})
    void givesUpOnAPatternThatTakesForEver(String pattern) throws Exception {
        engine.withLog(("a".repeat(9_000) + "b" + ",".repeat(900) + "\n").repeat(6));

        assertThat(logs(50, pattern).detail())
                .isEqualTo(
                        "logs of shop-backend-1 could not be filtered: '"
                                + pattern
                                + "' takes too long");
    }

    private ActionReport logs(int lines, @Nullable String pattern) throws InterruptedException {
        return actuators().logs(new Step.Logs(RUNNING, lines, pattern));
    }

    private static ActionReport done(String detail) {
        return new ActionReport("logs", "backend", DONE, detail);
    }

    private TargetActuators actuators() {
        Target target =
                new Target(
                        "shop",
                        directory.toString(),
                        "fake",
                        new Variables(Map.of("GREETING", "hello", "PATH", "/usr/bin:/bin")));
        return new TargetActuators(
                target,
                () -> {
                    operatorsMade.incrementAndGet();
                    return engine;
                },
                compose);
    }
}
