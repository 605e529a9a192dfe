package dev.preflight.it.service;

import static dev.preflight.it.stack.WorkerStack.BACKTEST_WORKER_2;
import static dev.preflight.it.stack.WorkerStack.TRAINING_WORKER_1;
import static dev.preflight.it.stack.WorkerStack.TRAINING_WORKER_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.it.command.CliRun;
import dev.preflight.it.command.PackagedCli;
import dev.preflight.it.command.StackFixture;
import dev.preflight.it.stack.BackendMode;
import dev.preflight.it.stack.RequiresEngine;
import dev.preflight.it.stack.WorkerStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code --server} changes who runs a runbook, and not a word of what is reported: only when it
 * was, how long it took, and the name of the run.
 */
@RequiresEngine
@Order(3)
class SameReportIT {
    @RegisterExtension
    private static final StackFixture FIXTURE = StackFixture.of("preflight-it-same-report");

    // As JSON, JUnit, TAP and a monitoring plugin write them.
    private static final Pattern FIELD =
            Pattern.compile(
                    "(\"(?:runId|startedAt|durationMs|waitedMs)\": |\"runId\" value=|\\btime=|\\btimestamp=|\\bdurationMs: |\\bduration=)(\"[^\"]+\"|[0-9.]+)");
    private static final Pattern TIME =
            Pattern.compile(
                    "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z|\\b[0-9]{2}:[0-9]{2}:[0-9]{2}\\b|\\b[0-9.]+ (ms|s|min)\\b");

    private final WorkerStack stack = FIXTURE.stack();
    @TempDir private Path scratch;
    private PackagedCli cli;
    private WatchingService service;

    @BeforeEach
    void configure() {
        cli = FIXTURE.cli();
        // A state of its own: what the one has done is no history to the other.
        service =
                WatchingService.in(scratch, stack.directory())
                        .target("interval", "1h")
                        .target("rules.failure-threshold", "100");
    }

    @AfterEach
    void end() {
        service.close();
    }

    private CliRun local(String command, String... more) {
        return cli.run(with(command, Stream.of(more)));
    }

    private CliRun remote(String command, String... more) {
        return cli.run(
                with(
                        command,
                        Stream.concat(
                                Stream.of("--server", service.client().url()), Stream.of(more))));
    }

    private static String[] with(String command, Stream<String> more) {
        return Stream.concat(Stream.of(command, "workers"), more).toArray(String[]::new);
    }

    private static List<String> told(CliRun run) {
        return Stream.concat(Stream.of("exit " + run.exit()), told(run.stdout())).toList();
    }

    private static Stream<String> told(String report) {
        String text = FIELD.matcher(report).replaceAll("$1...");
        return TIME.matcher(text).replaceAll("...").lines();
    }

    private void assertSame(String command, String... more) {
        CliRun here = local(command, more);
        CliRun there = remote(command, more);

        assertThat(here.stdout()).as(here.output()).isNotEmpty();
        assertThat(told(there)).containsExactlyElementsOf(told(here));
    }

    private void assertSameInEveryFormat(String command, String... more) {
        for (String format :
                List.of("json", "human", "junit", "tap", "nagios", "markdown", "github")) {
            List<String> all = new ArrayList<>(List.of(more));
            all.addAll(List.of("--format", format));
            assertSame(command, all.toArray(String[]::new));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "plan"})
    void tellsTheSameOfAStackThatIsWell(String command) {
        service.start();

        assertSameInEveryFormat(command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "plan"})
    void tellsTheSameOfAStackThatIsNot(String command) {
        service.start();
        stack.kill(TRAINING_WORKER_1);
        stack.kill(TRAINING_WORKER_2);
        stack.forget(BACKTEST_WORKER_2);

        assertSameInEveryFormat(command);
        assertSame(command, "--format", "json", "--only", "worker-types");
        assertSame(command, "--format", "human", "--skip", "workers-registered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "plan"})
    void tellsTheSameOfABackendThatMakesNoSense(String command) {
        service.start();
        stack.answer(BackendMode.GARBAGE);

        assertSameInEveryFormat(command);
    }

    @Test
    void tellsTheSameOfTwoCures() throws IOException {
        Path here = scratch.resolve("here.txt");
        Path there = scratch.resolve("there.txt");
        service.start();

        stack.kill(TRAINING_WORKER_1);
        stack.kill(TRAINING_WORKER_2);
        CliRun local = local("heal", "--format", "json", "--report", "human=" + here);
        // The other one has not been needed.
        stack.kill(TRAINING_WORKER_1);
        CliRun remote = remote("heal", "--format", "json", "--report", "human=" + there);

        assertThat(local.exit()).as(local.output()).isZero();
        assertThat(told(remote)).containsExactlyElementsOf(told(local));
        assertThat(told(Files.readString(there)))
                .containsExactlyElementsOf(told(Files.readString(here)).toList());
    }
}
