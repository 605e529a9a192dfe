package dev.preflight.it.outcome;

import static dev.preflight.it.outcome.Situation.failed;
import static dev.preflight.it.outcome.Situation.ready;
import static dev.preflight.it.outcome.Situation.unknown;
import static dev.preflight.it.stack.WorkerStack.BACKEND;
import static dev.preflight.it.stack.WorkerStack.BACKTEST_WORKER_1;
import static dev.preflight.it.stack.WorkerStack.BACKTEST_WORKER_2;
import static dev.preflight.it.stack.WorkerStack.TRAINING_WORKER_1;
import static dev.preflight.it.stack.WorkerStack.TRAINING_WORKER_2;
import static dev.preflight.it.stack.WorkerStack.WORKERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.preflight.it.command.CliRun;
import dev.preflight.it.command.StackFixture;
import dev.preflight.it.stack.AnswerShape;
import dev.preflight.it.stack.BackendMode;
import dev.preflight.it.stack.RequiresEngine;
import dev.preflight.it.stack.WorkerStack;
import dev.preflight.it.stack.WorkerStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The truth table: what the command says in every situation that a stack can be in, while it
 * restarts nothing. The table is also written to {@code target/truth-table.md}.
 */
@RequiresEngine
@Order(1)
class NoFalseGreenIT {
    @RegisterExtension
    private static final StackFixture FIXTURE = StackFixture.of("preflight-it-truth");

    private static final TruthTable TABLE = new TruthTable();
    private static final String CHECKS =
            "backend-api, containers-running, workers-registered, worker-types, worker-states,"
                    + " worker-config";

    // The outcomes of the checks in that order.
    private static final String WHOLE = "PASS PASS PASS PASS PASS PASS";
    private static final String NO_BACKEND = "FAIL PASS BLOCKED BLOCKED BLOCKED PASS";
    private static final String NO_ANSWER = "PASS PASS ERROR BLOCKED BLOCKED PASS";
    private static final String NO_CONTAINER = "PASS FAIL BLOCKED BLOCKED BLOCKED PASS";
    private static final String NO_WORKER = "PASS PASS FAIL BLOCKED BLOCKED PASS";
    private static final String NO_TYPE = "PASS PASS PASS FAIL PASS PASS";
    private static final String BAD_STATE = "PASS PASS PASS PASS FAIL PASS";
    private static final String NO_PROJECT = "PASS ERROR BLOCKED BLOCKED BLOCKED ERROR";
    private static final String WARNED = "PASS PASS PASS PASS PASS WARN";

    private final WorkerStack stack = FIXTURE.stack();

    static Stream<Situation> situations() {
        return Stream.of(
                ready("whole", WHOLE, it -> {}),
                ready("whole, in the current shape", WHOLE, current(it -> {})),
                ready("a worker is busy", WHOLE, it -> report(it, WorkerStatus.BUSY)),
                ready("a deprecated variable", WARNED, NoFalseGreenIT::deprecate),
                failed("backend: stopped", NO_BACKEND, it -> it.stop(BACKEND)),
                failed("backend: paused", NO_BACKEND, it -> it.pause(BACKEND)).with("--timeout=2s"),
                failed("backend: nobody on its port", NO_BACKEND, it -> {})
                        .with("--var=KTRDR_API_PORT=9")
                        .incurable(),
                failed("health: 500", NO_BACKEND, health(BackendMode.ERROR_500)),
                failed("health: hangs", NO_BACKEND, health(BackendMode.HANG))
                        .with("--timeout=2s")
                        .incurable(),
                failed("health: redirect", NO_BACKEND, health(BackendMode.REDIRECT)),
                unknown("workers: 500", NO_ANSWER, workers(BackendMode.ERROR_500)),
                unknown("workers: hangs", NO_ANSWER, workers(BackendMode.HANG))
                        .with("--timeout=2s"),
                unknown("workers: a login page", NO_ANSWER, workers(BackendMode.HTML)),
                unknown("workers: redirect", NO_ANSWER, workers(BackendMode.REDIRECT)),
                unknown("workers: truncated JSON", NO_ANSWER, workers(BackendMode.TRUNCATED)),
                unknown(
                        "workers: truncated JSON, in the current shape",
                        NO_ANSWER,
                        current(workers(BackendMode.TRUNCATED))),
                unknown("workers: cut off", NO_ANSWER, workers(BackendMode.CUT_OFF)),
                unknown("workers: 100 MB", NO_ANSWER, workers(BackendMode.HUGE)),
                unknown(
                        "workers: 100 MB, in the current shape",
                        NO_ANSWER,
                        current(workers(BackendMode.HUGE))),
                unknown("workers: neither shape", NO_ANSWER, workers(BackendMode.UNKNOWN_SHAPE)),
                unknown("workers: garbage", NO_ANSWER, workers(BackendMode.GARBAGE)),
                failed("workers: none", NO_WORKER, workers(BackendMode.EMPTY)),
                failed(
                        "workers: none, in the current shape",
                        NO_WORKER,
                        current(workers(BackendMode.EMPTY))),
                failed("workers: all forgotten", NO_WORKER, WorkerStack::forgetAllWorkers),
                failed("workers: one type forgotten", NO_TYPE, NoFalseGreenIT::forgetTraining),
                failed("workers: one in error", BAD_STATE, it -> report(it, WorkerStatus.ERROR)),
                failed("workers: one offline", BAD_STATE, it -> report(it, WorkerStatus.OFFLINE)),
                failed(
                        "workers: one temporarily unavailable",
                        BAD_STATE,
                        current(it -> report(it, WorkerStatus.OFFLINE))),
                failed("containers: a type stopped", NO_CONTAINER, backtest(WorkerStack::stop)),
                failed("containers: a type killed", NO_CONTAINER, backtest(WorkerStack::kill)),
                failed("containers: a type paused", NO_CONTAINER, backtest(WorkerStack::pause)),
                failed("containers: a type gone", NO_CONTAINER, backtest(WorkerStack::remove)),
                failed(
                        "containers: a type never started",
                        NO_CONTAINER,
                        backtest(WorkerStack::recreateUnstarted)),
                failed(
                        "containers: a type crashes",
                        NO_CONTAINER,
                        backtest(WorkerStack::crashLoop)),
                failed(
                        "containers: a type runs between two crashes",
                        NO_CONTAINER,
                        backtest(WorkerStack::crashLater)),
                failed("containers: all stopped", NO_CONTAINER, it -> WORKERS.forEach(it::stop)),
                unknown("another project", NO_PROJECT, it -> {}).with("--project=nobody-s"));
    }

    @ParameterizedTest
    @MethodSource("situations")
    void saysWhatIsTheMatterAndRestartsNothing(Situation situation) {
        // Given
        situation.cause().accept(stack);
        Map<String, Instant> before = steadyStarts();

        // When
        CliRun check = run("check", situation);
        String checked = inWords(check);
        String healed = situation.heal() ? inWords(run("heal", situation)) : "(not asked)";
        TABLE.add(situation, checked, healed);

        // Then
        assertThat(checked).isEqualTo(situation.expected());
        if (situation.heal()) {
            assertThat(healed).isEqualTo(situation.expected());
        }
        assertThat(steadyStarts()).isEqualTo(before);
    }

    @Test
    void doesNotTakeSomebodyElsesAnswerForTheBackends() throws IOException {
        // Given
        HttpServer other =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        other.start();
        int port = other.getAddress().getPort();

        // When
        CliRun run;
        try {
            run = FIXTURE.cli().run("heal", "--format=json", "--var=KTRDR_API_PORT=" + port);
        } finally {
            other.stop(0);
        }

        // Then
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.report().outcomes()).isEqualTo("ERROR PASS BLOCKED BLOCKED BLOCKED PASS");
        assertThat(run.report().check("backend-api").seen())
                .isEqualTo(
                        "port %d is answered, but not by this project's backend, which publishes %d"
                                .formatted(port, stack.port()));
    }

    @Test
    void offersNoCureInAProjectThatIsNotThere() {
        CliRun run = FIXTURE.cli().run("check", "--project=nobody-s", "--var=KTRDR_API_PORT=9");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.stdout())
                .contains("MANUAL: project 'nobody-s' has no containers", stack.project())
                .doesNotContain("Let preflight heal try");
    }

    @Test
    void saysWhichProjectsThereAreInsteadOfTheOneNamed() {
        CliRun run = FIXTURE.cli().run("check", "--project=nobody-s");

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.stdout()).contains("nobody-s", stack.project());
    }

    @Test
    void refusesASandboxEnvironmentThatItCannotRead() throws IOException {
        Files.writeString(
                stack.directory().resolve(".env.sandbox"), "GOOD=1\nBROKEN='never closed\n");

        CliRun run = FIXTURE.cli().run("heal");

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.stdout()).isEmpty();
        assertThat(run.stderr()).contains(".env.sandbox:", "never closed").doesNotContain("\tat ");
    }

    @Test
    void checksContainersWhoseComposeFileIsElsewhereAndSaysThatItCannotCreateOthers()
            throws IOException {
        // Given
        Path elsewhere = Files.createDirectory(FIXTURE.cli().directory().resolve("../elsewhere"));
        stack.remove(TRAINING_WORKER_1);
        stack.remove(TRAINING_WORKER_2);

        // When
        CliRun run = FIXTURE.cli().in(elsewhere).run("heal", "--format=json");

        // Then
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.report().outcomes()).isEqualTo(NO_CONTAINER);
        assertThat(run.report().check("containers-running").remedy().state()).isEqualTo("MANUAL");
        assertThat(run.report().check("containers-running").remedy().reason())
                .contains(TRAINING_WORKER_1, "compose file");
    }

    @AfterAll
    static void writeTable() throws IOException {
        TABLE.write(Path.of("target", "truth-table.md"), CHECKS);
    }

    private static CliRun run(String command, Situation situation) {
        List<String> arguments = new ArrayList<>(List.of(command, "--format=json"));
        arguments.addAll(situation.options());
        return FIXTURE.cli().run(arguments.toArray(String[]::new));
    }

    private static String inWords(CliRun run) {
        return "exit " + run.exit() + ": " + run.report().outcomes();
    }

    /** Without those that crash: the engine starts them again and again. */
    private Map<String, Instant> steadyStarts() {
        Map<String, Instant> starts = stack.starts();
        starts.keySet().removeIf(stack::isCrashing);
        return starts;
    }

    private static Consumer<WorkerStack> current(Consumer<WorkerStack> cause) {
        return cause.andThen(it -> it.answerShape(AnswerShape.CURRENT));
    }

    private static Consumer<WorkerStack> workers(BackendMode mode) {
        return it -> it.answer(mode);
    }

    private static Consumer<WorkerStack> health(BackendMode mode) {
        return it -> it.answerHealth(mode);
    }

    private static Consumer<WorkerStack> backtest(BiConsumer<WorkerStack, String> lever) {
        return it -> {
            lever.accept(it, BACKTEST_WORKER_1);
            lever.accept(it, BACKTEST_WORKER_2);
        };
    }

    private static void forgetTraining(WorkerStack it) {
        it.forget(TRAINING_WORKER_1);
        it.forget(TRAINING_WORKER_2);
    }

    private static void report(WorkerStack it, WorkerStatus status) {
        it.reportStatus(TRAINING_WORKER_1, status);
    }

    private static void deprecate(WorkerStack it) {
        it.configure(TRAINING_WORKER_1, "WORKER_PORT", "5005");
        it.unconfigure(TRAINING_WORKER_1, "KTRDR_WORKER_PORT");
        it.awaitRegistered(TRAINING_WORKER_1);
    }
}
