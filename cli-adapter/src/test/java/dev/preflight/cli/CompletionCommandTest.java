package dev.preflight.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Asks a real bash, as it would be asked by somebody who presses Tab. */
class CompletionCommandTest {
    @TempDir Path directory;

    private Path script;

    @BeforeEach
    void writeScript() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no /bin/bash");
        Shell.Ended ended = Shell.withoutEngine(directory).run("completion");
        assertThat(ended.status()).isZero();
        script = Files.writeString(directory.resolve("completion"), ended.out());
    }

    @Test
    void isBash() throws Exception {
        assertThat(bash("bash -n " + script)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "preflight              | check heal plan watch lint explain convert config demo serve runbooks completion version help",
                "preflight c            | check convert config completion",
                "preflight help h       | heal help",
                "preflight check w      | workers",
                "preflight check --f    | --fail-fast --format",
                "preflight heal --re    | --report --reset",
                "preflight plan --re    | --report",
                "preflight serve --p    | --project --port",
                "preflight demo --      | --verbose --no-color",
                "preflight version      | ''",
                "preflight check --format      | human json junit tap nagios prometheus markdown github",
                "preflight check --format j    | json junit",
                "preflight check --only worker-t | worker-types",
                "preflight check --directory compl | completion"
            })
    void completesWhatWasTyped(String typed, String expected) throws Exception {
        String[] words = (typed + (endsInAWord(typed) ? "" : " ")).split(" ", -1);
        String call =
                """
                source %s
                cd %s
                COMP_WORDS=(%s)
                COMP_CWORD=%d
                _preflight
                echo "${COMPREPLY[*]}"
                """
                        .formatted(script, directory, quoted(words), words.length - 1);

        assertThat(bash(call).strip()).isEqualTo(expected);
    }

    /** Whether Tab is pressed within the last word, and not after it. */
    private static boolean endsInAWord(String typed) {
        return !List.of("preflight", "preflight version", "preflight check --format")
                .contains(typed);
    }

    private static String quoted(String... words) {
        return "'" + String.join("' '", words) + "'";
    }

    private static String bash(String commands) throws IOException, InterruptedException {
        Process bash =
                new ProcessBuilder("/bin/bash", "--norc", "-c", commands)
                        .redirectErrorStream(true)
                        .start();
        bash.getOutputStream().close();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
