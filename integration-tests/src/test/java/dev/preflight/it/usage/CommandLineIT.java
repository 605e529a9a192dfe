package dev.preflight.it.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.it.command.CliRun;
import dev.preflight.it.command.PackagedCli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line takes and refuses. Nothing here needs a container engine, or has one. */
class CommandLineIT {
    private final Path scratch;
    private final PackagedCli cli;

    CommandLineIT(@TempDir Path scratch) {
        this.scratch = scratch;
        cli = PackagedCli.alone(scratch).with("DOCKER_HOST", "unix:///nonexistent/docker.sock");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "chekc                            | there is no command 'chekc', did you mean 'check'?",
                "check --projcet x                | no option --projcet, did you mean '--project'?",
                "check --project                  | --project needs a value",
                "check --project a --project b    | --project may be given only once",
                "check --reset                    | 'preflight check' has no option --reset",
                "check wrokers                    | no runbook 'wrokers', did you mean 'workers'?",
                "check --only worker-type         | no check 'worker-type', did you mean 'worker-types'?",
                "check --skip backend             | no check 'backend'",
                "check --only Worker_Types        | --only",
                "check --format xml               | no format 'xml'; there are human, json, junit, tap, nagios, prometheus, markdown, github",
                "check --timeout soon             | --timeout soon is no time",
                "check --timeout 0                | --timeout 0 is no time",
                "check --timeout -1s              | --timeout",
                "check --report out.json          | write it as FORMAT=FILE",
                "check --report xml=out.xml       | no format 'xml'",
                "check --report json=no/out.json  | there is no directory",
                "check --var NAME                 | write --var NAME=value",
                "check --directory nowhere        | does not exist",
                "check --env-file nowhere         | nowhere",
                "heal --lock-timeout never        | --lock-timeout never is no time",
                "version now                      | takes no 'now'",
                "runbooks workers                 | takes no 'workers'",
                "completion zsh                   | takes no 'zsh'",
                "demo now                         | takes no 'now'",
                "help chekc                       | there is no command 'chekc'",
            })
    void saysInOneLineWhatIsWrongWithTheCall(String arguments, String message) {
        CliRun run = cli.run(arguments.split(" +"));

        assertThat(run.exit()).as(run::toString).isEqualTo(2);
        assertThat(run.stdout()).isEmpty();
        assertThat(run.stderr()).contains(message).doesNotContain("\tat ").hasLineCount(1);
    }

    @Test
    void saysWhatThereIsWhenNothingIsAskedFor() {
        CliRun run = cli.run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.stderr()).contains("check [RUNBOOK...]", "heal [RUNBOOK...]", "demo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "heal", "plan", "demo", "runbooks", "completion", "version"})
    void explainsEveryCommand(String command) {
        CliRun help = cli.run("help", command);
        CliRun option = cli.run(command, "--help");

        assertThat(help.exit()).as(help::toString).isZero();
        assertThat(help.stdout()).startsWith("preflight " + command);
        assertThat(help.stderr()).isEmpty();
        assertThat(option.stdout()).isEqualTo(help.stdout());
    }

    @Test
    void saysItsVersionAndItsJava() {
        assertThat(cli.run("version").stdout())
                .startsWith("preflight ")
                .contains("(Java " + Runtime.version().feature());
        assertThat(cli.run("--version").exit()).isZero();
    }

    @Test
    void listsItsRunbooks() {
        CliRun run = cli.run("runbooks");

        assertThat(run.exit()).isZero();
        assertThat(run.stdout())
                .contains("workers", "backend-api", "(2 times, wait 10 s)", "no cure");
    }

    @Test
    void completesInBash() throws Exception {
        // Given
        CliRun run = cli.run("completion");
        assertThat(run.exit()).isZero();
        Path script = Files.writeString(scratch.resolve("completion.bash"), run.stdout());

        // Then
        assertThat(bash("bash -n " + script)).isEmpty();
        assertThat(completed(script, "preflight", "he")).containsExactlyInAnyOrder("heal", "help");
        assertThat(completed(script, "preflight", "heal", "--lock"))
                .containsExactly("--lock-timeout");
        assertThat(completed(script, "preflight", "check", "wor")).containsExactly("workers");
        assertThat(completed(script, "preflight", "check", "--format", "j"))
                .containsExactly("json", "junit");
    }

    @Test
    void leavesChecksOutThatAreNotWanted() {
        CliRun run =
                cli.run(
                        "check",
                        "--format=json",
                        "--only=backend-api",
                        "--timeout=2s",
                        "--var=KTRDR_API_PORT=9");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.report().outcomes())
                .isEqualTo("FAIL SKIPPED SKIPPED SKIPPED SKIPPED SKIPPED");
    }

    @Test
    void provesNothingWhenAllThatWasAskedForIsLeftOut() {
        CliRun run = cli.run("check", "--format=json", "--only=backend-api", "--skip=backend-api");

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.report().outcome()).isEqualTo("ERROR");
    }

    @Test
    void writesOneMoreReportToAFile() throws IOException {
        CliRun run =
                cli.run("check", "--quiet", "--report=json=out.json", "--var=KTRDR_API_PORT=9");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.stdout()).contains("NOT READY");
        try (var files = Files.list(cli.directory())) {
            assertThat(files)
                    .extracting(it -> it.getFileName().toString())
                    .containsExactly("out.json");
        }
        assertThat(cli.directory().resolve("out.json")).content().contains("preflight.report/v1");
    }

    @Test
    void showsHealingWithoutAnEngine() {
        CliRun run = cli.run("demo");

        assertThat(run.exit()).as(run::toString).isZero();
        assertThat(run.output()).containsIgnoringCase("healed").contains("worker-types");
        assertThat(cli.stateDirectory()).as("a demo leaves no trace").doesNotExist();
    }

    /** What the script offers for the last of the words. */
    private List<String> completed(Path script, String... words) throws Exception {
        String line = "'" + String.join("' '", words) + "'";
        String output =
                bash(
                        "source %s; COMP_WORDS=(%s); COMP_CWORD=%d; _preflight; printf '%%s\\n' \"${COMPREPLY[@]}\""
                                .formatted(script, line, words.length - 1));
        return output.lines().toList();
    }

    private String bash(String command) throws Exception {
        Path output = scratch.resolve("bash.out");
        Process bash =
                new ProcessBuilder("bash", "-c", command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        assertThat(bash.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return Files.readString(output);
    }
}
