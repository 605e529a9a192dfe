package dev.preflight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong usage ends with status 2 and one line that mends it, before anything is observed. */
class WrongUsageTest {
    @TempDir Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "chek                        | no command 'chek', did you mean 'check'?; 'preflight help'",
                "frobnicate                  | no command 'frobnicate'; 'preflight help' lists them",
                "help chek                   | no command 'chek', did you mean 'check'?",
                "help check heal             | one command at a time, as in 'preflight help check'",
                "check --projct x            | no option --projct, did you mean '--project'?",
                "check --projct=x            | no option --projct, did you mean '--project'?; 'preflight help check'",
                "check --reset               | 'preflight check' has no option --reset",
                "check --proj x              | no option --proj",
                "check -x                    | no option -x",
                "demo --format json          | 'preflight demo' has no option --format",
                "check --quiet=yes           | option --quiet takes no value",
                "check --project             | option --project needs a value",
                "check --project --quiet     | option --project needs a value",
                "check --project a --project b | option --project may be given only once",
                "check --timeout 1s --timeout 2s | option --timeout may be given only once",
                "check --format json --format json | option --format may be given only once",
                "check --directory . --directory . | option --directory may be given only once",
                "check --project My.Shop     | 'My.Shop' (--project) is no compose project name: only lower-case",
                "check --directory nowhere   | nowhere does not exist: name the project's directory with --directory",
                "check --env-file nowhere    | --env-file: ",
                "check --var A               | --var A sets nothing: write --var NAME=value",
                "check --var =b              | --var  sets nothing: write --var NAME=value",
                "check --timeout soon        | --timeout soon is no time: write it as in 500ms, 10s or 2m",
                "heal --lock-timeout 0       | --lock-timeout 0 is no time",
                "check --format jsn          | no format 'jsn', did you mean 'json'?; there are human, json, junit, tap, nagios, prometheus, markdown, github",
                "check --format=             | no format ''; there are human, json, junit, tap, nagios, prometheus, markdown, github",
                "check --report json         | --report json: write it as FORMAT=FILE, as in json=report.json",
                "check --report =x           | write it as FORMAT=FILE",
                "check --report json=        | write it as FORMAT=FILE",
                "check --report xml=x        | no format 'xml'; there are human, json, junit, tap, nagios, prometheus, markdown, github",
                "check --report json=.       | is a directory",
                "check --report json=no/x    | there is no directory",
                "check --only backend        | --only: there is no check 'backend'",
                "check --skip worker-type    | no check 'worker-type', did you mean 'worker-types'?; there are backend-api,",
                "check --only A              | --only: ",
                "check --only worker-types,  | --only: ",
                "check worker                | no runbook 'worker', did you mean 'workers'?, and no such file; 'preflight runbooks' lists workers",
                "check -- --quiet            | no runbook '--quiet'",
                "heal workers x              | no runbook 'x'",
                "demo now                    | 'preflight demo' takes no 'now'",
                "runbooks workers            | 'preflight runbooks' takes no 'workers'",
                "completion bash             | 'preflight completion' takes no 'bash'",
                "version 2                   | 'preflight version' takes no '2'",
                "--version 2                 | 'preflight version' takes no '2'",
                "warm-up now                 | 'preflight warm-up' takes no 'now'"
            })
    void saysHowToMendIt(String call, String message) {
        Shell.Ended ended = Shell.withoutEngine(directory).run(call.split(" "));

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).startsWith("preflight: ").contains(message).hasLineCount(1);
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void showsTheOverviewToWhoSaysNothing() {
        Shell.Ended ended = Shell.withoutEngine(directory).run();

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).isEqualTo(Help.overview());
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void keepsWhatWasTypedFromTheTerminal() {
        Shell.Ended ended = Shell.withoutEngine(directory).run("\u001b[31mcheck");

        assertThat(ended.err()).doesNotContain("\u001b");
    }
}
