package dev.preflight.adapters.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ProcessRunnerTest {
    private static final Duration AMPLE = Duration.ofSeconds(30);
    private static final Duration BRIEF = Duration.ofMillis(700);
    private static final Map<String, String> PATH = Map.of("PATH", "/usr/bin:/bin");

    @TempDir Path directory;

    @Test
    void tellsExitStatusAndOutputApart() throws Exception {
        ProcessResult result = bash("echo seen; echo wrong >&2; exit 3", AMPLE);

        assertThat(result).isEqualTo(new ProcessResult(3, false, "seen\n", "wrong\n", true));
    }

    @Test
    void givesTheProgramExactlyTheEnvironment() throws Exception {
        ProcessResult result =
                new ProcessRunner()
                        .run(List.of("/usr/bin/env"), directory, Map.of("ONLY", "this"), AMPLE);

        assertThat(result.output()).isEqualTo("ONLY=this\n");
    }

    @Test
    void runsInTheDirectory() throws Exception {
        assertThat(bash("pwd -P", AMPLE).output().strip())
                .isEqualTo(directory.toRealPath().toString());
    }

    @Test
    void hasNothingToReadOnStdin() throws Exception {
        assertThat(bash("cat; echo ended", AMPLE).output()).isEqualTo("ended\n");
    }

    @Test
    void keepsHeadAndTailOfAFlood() throws Exception {
        ProcessResult result = bash("echo first; yes | head -c 5000000; echo last", AMPLE);

        assertThat(result.output())
                .startsWith("first\n")
                .contains(" bytes left out ...]")
                .endsWith("last\n")
                .hasSizeLessThan(70_000);
    }

    @Test
    void keepsEveryByteOfWhatFits() throws Exception {
        ProcessResult result = bash("for i in {1..12000}; do echo $i; done >&2", AMPLE);

        assertThat(result.errors().lines()).hasSize(12_000).last().isEqualTo("12000");
    }

    @Test
    void replacesWhatIsNoText() throws Exception {
        assertThat(bash("printf 'a\\xffb'", AMPLE).output()).isEqualTo("a\uFFFDb");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sleep 1000",
                "trap '' TERM; while true; do sleep 0.2; done",
                "(sleep 1000 & echo $! >pid; wait) & wait",
                "(sleep 1000 & echo $! >pid); sleep 1000",
                "set -m; (sleep 1000 & echo $! >pid); sleep 1000",
                "setsid sleep 1000 & echo $! >pid; wait",
                "yes & echo $! >pid; wait",
                "kill -STOP $$"
            })
    void endsTheWholeTreeWhenTimeIsOver(String script) throws Exception {
        ProcessResult result = bash("echo $$ >root; echo begun; " + script, BRIEF);

        assertThat(result.timedOut()).isTrue();
        assertThat(result.output()).startsWith("begun\n");
        assertEnded("root");
        assertEnded("pid");
    }

    @Test
    void endsWhatStaysInTheBackgroundWithItsOutput() throws Exception {
        ProcessResult result = bash("sleep 1000 & echo $! >pid; echo done", AMPLE);

        assertThat(result).isEqualTo(new ProcessResult(0, false, "done\n", "", true));
        assertEnded("pid");
    }

    @Test
    void leavesAloneAPipelineWhoseEndHasRedirectedItsOutput() throws Exception {
        bash("{ sleep 1000 & echo $! >pid; wait; } 2>log | cat >log 2>&1 &", AMPLE);

        await().until(() -> recorded("pid").isPresent());
        recorded("pid").ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void leavesAloneWhatHasRedirectedItsOutput() throws Exception {
        ProcessResult result = bash("sleep 1000 >log 2>&1 & echo $! >pid", AMPLE);

        assertThat(result.exitStatus()).isZero();
        ProcessHandle left = recorded("pid").orElseThrow();
        assertThat(left.isAlive()).isTrue();
        left.destroyForcibly();
    }

    @Test
    void doesNotWaitForWhatEscapesWithTheOutput() throws Exception {
        ProcessResult result = bash("setsid sleep 1000 & echo $! >pid; echo done", AMPLE);

        assertThat(result.output()).isEqualTo("done\n");
        recorded("pid").ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void endsTheTreeWhenInterrupted() throws Exception {
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread caller =
                new Thread(() -> {
                    try {
                        bash("(sleep 1000 & echo $! >pid); sleep 1000", AMPLE);
                    } catch (IOException | InterruptedException stopped) {
                        thrown.complete(stopped);
                    }
                });
        caller.start();
        await().until(() -> recorded("pid").isPresent());

        caller.interrupt();

        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertEnded("pid");
    }

    @Test
    void leavesNoThreadBehind() throws Exception {
        bash("echo done", AMPLE);

        await().until(() ->
                Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(it -> it.getName().startsWith("stdout of")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-program", "./no-such-program", "/", "/etc/passwd"})
    void namesTheProgramThatIsMissing(String program) {
        assertThatThrownBy(() -> new ProcessRunner().run(List.of(program), directory, PATH, AMPLE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(program);
    }

    @Test
    void namesTheDirectoryThatIsMissing() {
        assertThatThrownBy(() ->
                        new ProcessRunner()
                                .run(List.of("bash"), directory.resolve("absent"), PATH, AMPLE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("absent: no such directory");
    }

    @Test
    void doesNotTellTheValueOfAnImpossibleVariable() {
        Map<String, String> impossible = Map.of("PATH", "/bin", "TOKEN", "hush\0hush");
        assertThatThrownBy(() ->
                        new ProcessRunner().run(List.of("true"), directory, impossible, AMPLE))
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining("hush");
    }

    private ProcessResult bash(String script, Duration timeout)
            throws IOException, InterruptedException {
        return new ProcessRunner().run(List.of("bash", "-c", script), directory, PATH, timeout);
    }

    private void assertEnded(String file) {
        await().until(() -> recorded(file).isEmpty());
    }

    /** The process of this number, if it still runs. */
    private Optional<ProcessHandle> recorded(String file) throws IOException {
        Path path = directory.resolve(file);
        String pid = Files.exists(path) ? Files.readString(path).strip() : "";
        if (pid.isEmpty()) {
            return Optional.empty();
        }
        ProcStat stat = ProcStat.of(Path.of("/proc", pid));
        return stat == null || stat.isZombie() ? Optional.empty() : ProcessHandle.of(stat.pid());
    }
}
