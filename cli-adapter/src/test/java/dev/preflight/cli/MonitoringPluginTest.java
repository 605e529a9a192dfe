package dev.preflight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.adapters.sandbox.BackendMode;
import dev.preflight.adapters.sandbox.Sandbox;
import dev.preflight.adapters.sandbox.SandboxSettings;
import dev.preflight.cli.warmup.SimulatedStack;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens, a monitoring system is told in its own terms. */
class MonitoringPluginTest {
    @TempDir Path directory;

    @Test
    void isOkForAHealthyStack() throws Exception {
        try (SimulatedStack stack = SimulatedStack.start()) {
            Shell.Ended ended =
                    new Shell(stack.directory(), stack.environment())
                            .run("check", "--format", "nagios");

            assertThat(ended.status()).isZero();
            assertThat(ended.out())
                    .startsWith("PREFLIGHT OK - workers: all 6 checks passed in ")
                    .hasLineCount(1);
        }
    }

    @Test
    void isCriticalForABackendThatFails() {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.of("shop"))) {
            sandbox.answer(BackendMode.SERVER_ERROR);
            Shell.Ended ended =
                    Shell.withoutEngine(directory)
                            .with("KTRDR_API_PORT", Integer.toString(sandbox.backendPort()))
                            .run("check", "--only", "backend-api", "--format=nagios");

            assertThat(ended.status()).isEqualTo(2);
            assertThat(ended.out())
                    .startsWith("PREFLIGHT CRITICAL - ")
                    .contains("backend-api: Backend API not reachable")
                    .hasLineCount(1);
        }
    }

    @Test
    void isUnknownWhereNothingCouldBeEstablished() {
        Shell.Ended ended =
                Shell.withoutEngine(directory)
                        .run("check", "--only", "containers-running", "--format", "nagios");

        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.out()).startsWith("PREFLIGHT UNKNOWN - ").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check --format nagios --projct x",
                "check --timeout soon --format=nagios",
                "check -format nagios nowhere",
                "check --format nagios --format json",
                "chek --format nagios"
            })
    void isUnknownWhenTheCallMakesNoSense(String call) {
        Shell.Ended ended = Shell.withoutEngine(directory).run(call.split(" "));

        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.out()).startsWith("PREFLIGHT UNKNOWN - ").hasLineCount(1);
        assertThat(ended.err()).startsWith("preflight: ").hasLineCount(1);
    }

    @Test
    void isUnknownWhereAFileOfTheProjectIsBroken() throws Exception {
        Files.writeString(directory.resolve(".env.sandbox"), "A=$(date)|\n");

        Shell.Ended ended =
                Shell.withoutEngine(directory)
                        .run("check", "--format", "nagios", "--directory", directory.toString());

        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.out()).startsWith("PREFLIGHT UNKNOWN - ").contains(".env.sandbox:1");
    }

    @Test
    void doesNotTakeAPageOfHelpForGoodNews() {
        assertThat(Shell.withoutEngine(directory).run("check", "--format", "nagios", "-h").status())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check --report nagios=no/x",
                "check --project nagios --format jsn",
                "check -- --format nagios",
                "check nagios"
            })
    void isNotMeantByOtherCalls(String call) {
        assertThat(Shell.withoutEngine(directory).run(call.split(" ")).status()).isEqualTo(2);
    }
}
