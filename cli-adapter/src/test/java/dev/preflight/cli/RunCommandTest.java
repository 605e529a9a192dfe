package dev.preflight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.preflight.adapters.sandbox.BackendMode;
import dev.preflight.adapters.sandbox.Sandbox;
import dev.preflight.adapters.sandbox.SandboxSettings;
import dev.preflight.cli.warmup.SimulatedStack;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
    private static final String ALL_BUT_BACKEND =
            "containers-running,workers-registered,worker-types,worker-states,worker-config";

    @TempDir Path directory;

    private SimulatedStack stack;
    private Sandbox sandbox;

    @BeforeEach
    void start() throws Exception {
        stack = SimulatedStack.start();
        sandbox = Sandbox.start(SandboxSettings.of("shop"));
    }

    @AfterEach
    void stop() throws Exception {
        sandbox.close();
        stack.close();
    }

    @Test
    void findsAHealthyStackReady() {
        Shell.Ended ended = healthy().run("check");

        assertThat(ended.status()).isZero();
        assertThat(ended.out()).startsWith("Workers  project warm-up").contains("READY");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void plansNothingForAHealthyStack() {
        Shell.Ended ended = healthy().run("plan", "workers");

        assertThat(ended.status()).isZero();
        assertThat(ended.out()).contains("what heal would do");
    }

    @Test
    void printsOneJsonDocumentAndNothingElse() throws Exception {
        Shell.Ended ended = healthy().run("check", "--format", "json", "--verbose");

        assertThat(ended.status()).isZero();
        assertThat(schema().validate(ended.out(), InputFormat.JSON)).isEmpty();
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void runsARunbookOnceHoweverOftenItIsNamed() {
        Shell.Ended ended = healthy().run("check", "workers", "workers");

        assertThat(ended.out()).containsOnlyOnce("READY");
    }

    @Test
    void runsOnlyTheChecksWantedAndWhatTheyRequire() {
        Shell.Ended ended = healthy().run("check", "--only", "workers-registered, backend-api");

        assertThat(ended.status()).isZero();
        assertThat(ended.out()).contains("3 of 6 checks passed, 3 left out");
    }

    @Test
    void leavesOutTheChecksThatAreSkipped() {
        Shell.Ended ended = broken(BackendMode.NORMAL).run("check", "--skip", ALL_BUT_BACKEND);

        assertThat(ended.status()).isZero();
        assertThat(ended.out()).contains("1 of 6 checks passed, 5 left out");
    }

    @Test
    void findsABackendThatAnswersOtherwiseNotReady() {
        Shell.Ended ended = broken(BackendMode.SERVER_ERROR).run("check", "--only", "backend-api");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.out()).contains("NOT READY").contains("500");
        assertThat(ended.err()).contains("backend-api: Backend API not reachable");
    }

    @Test
    void doesNotCallGoodWhatCouldNotBeEstablished() {
        Shell.Ended ended = broken(BackendMode.NORMAL).run("check");

        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.out()).doesNotContain("NOT READY").contains("containers-running");
    }

    @Test
    void asksTheBackendThatAVariableNames() {
        Shell.Ended ended =
                Shell.withoutEngine(directory)
                        .run(
                                "check",
                                "--only",
                                "backend-api",
                                "--var",
                                "KTRDR_API_PORT=" + sandbox.backendPort());

        assertThat(ended.status()).isZero();
    }

    @Test
    void asksTheBackendThatAnEnvFileNames() throws Exception {
        Path file = directory.resolve("settings");
        Files.writeString(file, "KTRDR_API_PORT=" + sandbox.backendPort());

        Shell.Ended ended =
                Shell.withoutEngine(directory)
                        .run("check", "--only", "backend-api", "--env-file", file.toString());

        assertThat(ended.status()).isZero();
    }

    @Test
    void cannotEstablishAnythingWhereAFileOfTheProjectIsBroken() throws Exception {
        Files.writeString(directory.resolve(".env.sandbox"), "A=$(date)\n");

        Shell.Ended ended =
                Shell.withoutEngine(directory).run("check", "--directory", directory.toString());

        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.err()).contains(".env.sandbox:1: $(").hasLineCount(1);
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void keepsProgressToItselfWhenQuiet() {
        Shell.Ended ended =
                broken(BackendMode.SERVER_ERROR).run("check", "--only", "backend-api", "--quiet");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.out()).startsWith("  ").contains("NOT READY");
        assertThat(ended.err()).isEmpty();
    }

    private Shell healthy() {
        return new Shell(stack.directory(), stack.environment());
    }

    /** The sandbox's backend, which answers like this, and no engine. */
    private Shell broken(BackendMode mode) {
        sandbox.answer(mode);
        return Shell.withoutEngine(directory)
                .with("KTRDR_API_PORT", Integer.toString(sandbox.backendPort()));
    }

    private static JsonSchema schema() throws Exception {
        String text = Files.readString(Path.of("../docs/report.schema.json"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
    }
}
