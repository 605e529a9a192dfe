package dev.preflight.adapters.runbook.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.preflight.adapters.runbook.condition.Condition.Origin;
import dev.preflight.core.check.Outcome;
import dev.preflight.core.probe.CommandProbe;
import dev.preflight.core.probe.CustomProbe;
import dev.preflight.core.probe.Probe;
import dev.preflight.core.probe.Unobserved;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionReaderTest {

    static Condition read(Probe probe, @Nullable String prose) throws ConditionException {
        Condition condition = ConditionReader.read(probe, prose);
        Condition again = ConditionReader.read(probe, condition.text());
        assertThat(again.text()).isEqualTo(condition.text());
        assertThat(again.origin()).isEqualTo(Origin.STATED);
        assertThat(again.assertion().expectation())
                .isEqualTo(condition.assertion().expectation())
                .isNotBlank();
        assertThat(condition.why().isEmpty()).isEqualTo(!condition.isInferred());
        return condition;
    }

    /**
     * Observations, separated by semicolons, that pass, that fail, and of which nothing is known.
     */
    private static void judge(Condition condition, String row, KindOfSeen seen) {
        String[] columns = row.split("\\|\\|\\|", -1);
        Outcome[] outcomes = {Outcome.PASS, Outcome.FAIL, Outcome.ERROR};
        for (int column = 0; column < columns.length; column++) {
            for (String notation : columns[column].split(";", -1)) {
                if (!notation.isBlank()) {
                    assertThat(condition.assertion().judge(seen.of(notation.strip())).outcome())
                            .as("%s on %s", condition.text(), notation)
                            .isEqualTo(outcomes[column]);
                }
            }
        }
        assertThat(
                        condition
                                .assertion()
                                .judge(new Unobserved(Unobserved.Reason.UNABLE, "x"))
                                .outcome())
                .isEqualTo(Outcome.ERROR);
    }

    private interface KindOfSeen {
        dev.preflight.core.probe.Observation of(String notation);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                // prose # canonical # passes ||| fails ||| unknown
                "Output is OK # Output is \"OK\" # 0 OK; 3 OK\\n; 0  OK |||0 NONE;0;0 NOT OK;0 ok|||127;126 OK;137 OK;143",
                "output is \"OK\". # Output is \"OK\" # 0 OK ||| 1 KO",
                "The command's output is `OK` # Output is \"OK\" # 0 OK ||| 1 KO",
                "**Output** is **“OK”** (every worker answers) # Output is \"OK\" # 0 OK ||| 1 KO",
                "Output == 'OK' # Output is \"OK\" # 0 OK ||| 1 KO",
                "Output==OK # Output is \"OK\" # 0 OK ||| 1 KO",
                "Output equals OK # Output is \"OK\" # 0 OK ||| 1 KO",
                "Output should be *OK* # Output is \"OK\" # 0 OK ||| 1 KO",
                "Output must be «it's ok» [or so] # Output is \"it's ok\" # 0 it's ok ||| 0 its ok",
                "Output is \"OK\" — all is well # Output is \"OK\" # 0 OK ||| 1 KO",
                "The output of the command is the string \"a and b\" # Output is \"a and b\" # 0 a and b",
                "Output is 'say \"hi\"' # Output is 'say \"hi\"' # 0 say \"hi\"",
                "Output is not NONE # Output is not \"NONE\" # 0 OK;0|||1 NONE|||127",
                "Output isn’t \"NONE\" # Output is not \"NONE\" # 0 OK;0|||1 NONE",
                "Output != NONE # Output is not \"NONE\" # 0 OK;0|||1 NONE",
                "Output contains \"ready\" # Output contains \"ready\" # 1 all ready|||0 Ready;0|||127",
                "Output includes ready # Output contains \"ready\" # 0 ready",
                "Output shows \"up\" # Output contains \"up\" # 0 up",
                "Output does not contain ERROR # Output does not contain \"ERROR\" # 0 fine;0|||0 ERROR",
                "output doesn't include `ERROR` # Output does not contain \"ERROR\" # 0 fine|||0 ERROR",
                "Output matches /^OK \\d+$/ # Output matches /^OK \\d+$/ # 0 OK 12|||0 OK",
                "Output matches /ok/i # Output matches /(?i)ok/ # 0 it is OK|||0 ko",
                "Output matches the regex `^v[0-9]+` # Output matches /^v[0-9]+/ # 0 v2|||0 w2",
                "Output matches /a\\/b/ # Output matches /a\\/b/ # 0 xa/bx|||0 ab",
                "Output does not match /fail|error/ # Output does not match /fail|error/ # 0 ok|||0 a fail",
                "Output is empty # Output is empty # 0;1  \\n|||0 x|||127",
                "No output # Output is empty # 0|||0 x",
                "Output is not empty # Output is not empty # 0 x;1 x|||0;0 \\n",
                "Output is non-empty # Output is not empty # 0 x|||0",
                "Any output # Output is not empty # 0 x|||0",
                "Output has at least 2 lines # Output has at least 2 lines # 0 a\\nb;0 a\\n\\nb\\nc|||0 a\\n\\n;0",
                "At least one line of output # Output has at least 1 line # 0 a|||0",
                "Output contains at most 1 line # Output has at most 1 line # 0 a;0|||0 a\\nb",
                "Output has exactly three lines # Output has exactly 3 lines # 0 a\\nb\\nc|||0 a",
                "Output has 3 lines # Output has exactly 3 lines # 0 a\\nb\\nc|||0 a",
                "Output has more than 1 line # Output has more than 1 line # 0 a\\nb|||0 a",
                "Output has fewer than 2 lines # Output has less than 2 lines # 0 a|||0 a\\nb",
                "Output is at least 3 # Output is at least 3 # 0 3;0 12;0 3.0|||0 2;0 -3|||0;0 many;0 3 4;0 0x10",
                "Output is greater than 0 # Output is more than 0 # 0 1|||0 0|||0;0 null",
                "Output is a number greater than 0 # Output is more than 0 # 0 1|||0 0|||0",
                "Output > 0 # Output is more than 0 # 0 1|||0 0|||0",
                "Output is less than 10 # Output is less than 10 # 0 9|||0 10|||0",
                "Output >= 2.5 # Output is at least 2.5 # 0 2.50|||0 2.4|||0 x",
                "Last line is OK # Last line is \"OK\" # 0 a\\n OK\\n\\n|||0 OK\\nno;0",
                "The last line of the output is not \"NONE\" # Last line is not \"NONE\" # 0 a|||0 a\\nNONE",
                "Last line contains \"workers\" # Last line contains \"workers\" # 0 2 workers|||0 workers\\n2",
                "Last line is \"OK\" rather than \"NONE\" # Last line is \"OK\" rather than \"NONE\" # 0 OK|||0 NONE|||0;0 x",
                "Exit status is 0 # Exit status is 0 # 0;0 x|||1;2 OK;128;255|||126;127;130;137",
                "Exit code 0 # Exit status is 0 # 0|||1",
                "exits with 0 # Exit status is 0 # 0|||1",
                "Exits with code zero # Exit status is 0 # 0|||1",
                "Command succeeds # Exit status is 0 # 0|||1",
                "The command completes successfully # Exit status is 0 # 0|||1",
                "Return code must be 0 # Exit status is 0 # 0|||1",
                "Command returns 0 # Exit status is 0 # 0|||1",
                "Exit status is 3 # Exit status is 3 # 3|||0;1|||127",
                "Exit status is 127 # Exit status is 127 # 127|||0|||126",
                "Exit status is not 0 # Exit status is not 0 # 1|||0|||127;137",
                "Non-zero exit code # Exit status is not 0 # 1|||0",
                "Exit status is 0 or 2 # Exit status is 0 or exit status is 2 # 0;2|||1",
                "stderr is empty # Stderr is empty # 0 x",
                "Exit status is 0 and output contains \"ok\" # Exit status is 0 and output contains \"ok\" # 0 ok|||1 ok;0 ko|||127 ok",
                "Output contains A and does not contain B # Output contains \"A\" and output does not contain \"B\" # 0 A|||0 A B;0 C",
                "Output contains \"a\", \"b\" and \"c\" # Output contains \"a\" and output contains \"b\" and output contains \"c\" # 0 c b a|||0 a b",
                "Output is OK or READY # Output is \"OK\" or output is \"READY\" # 0 OK;0 READY|||0 NO",
                "Either output is empty or exit status is 0 and output is OK # Output is empty or exit status is 0 and output is \"OK\" # 0 OK;1|||1 OK",
                "Command exits with 0 && output is not empty # Exit status is 0 and output is not empty # 0 x|||0;1 x",
                "Command succeeds with output # Command succeeds with output # 0 x|||0;1 x|||127",
                "`.workers | length > 0` # `.workers | length > 0` # 0 {\"workers\":[1]}|||0 {\"workers\":[]}|||0;0 OK;0 {\"workers\":1} x",
                "jq `.ok` is true # `.ok` # 0 {\"ok\":true}|||0 {\"ok\":false};0 {}",
                "`.status` is \"ok\" # `(.status) == \"ok\"` # 0 {\"status\":\"ok\"}|||0 {}",
                "`.workers | length` is at least 1 # `(.workers | length) | if type == \"number\" then . >= 1 else error(\"no number\") end` # 0 {\"workers\":[1]}|||0 {}",
                "`.n` > 1 # `(.n) | if type == \"number\" then . > 1 else error(\"no number\") end` # 0 {\"n\":2}|||0 {\"n\":1}|||0 {};0 {\"n\":\"3\"}",
                "Exit status is 0 and `.ok` # Exit status is 0 and `.ok` # 0 {\"ok\":1}|||1 {\"ok\":1}|||0 no",
            })
    void readsConditionsOnCommands(String prose, String text, String seen)
            throws ConditionException {
        if (seen == null) {
            return;
        }
        Condition condition = read(Seen.COMMAND, prose);
        assertThat(condition.origin()).isEqualTo(Origin.STATED);
        assertThat(condition.text()).isEqualTo(text);
        judge(condition, seen, Seen::command);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "HTTP status is 200 # Status is 200 # 200|||503;404|||refused;late",
                "status 200 # Status is 200 # 200|||503|||refused",
                "200 OK # Status is 200 # 200|||503|||refused",
                "HTTP 200 # Status is 200 # 200|||503|||refused",
                "The response status code should be 204 # Status is 204 # 204|||200",
                "The response is 200 OK # Status is 200 # 200|||500|||refused",
                "HTTP response must be 2xx # Status is 2xx # 204|||500|||refused",
                "Status 2xx # Status is 2xx # 200;299|||300;199|||late",
                "status is 200 or 204 # Status is 200 or 204 # 200;204|||201",
                "status is 200, 301 or 302 # Status is 200 or 301 or 302 # 302|||303",
                "Status is 200-204 # Status is 200-204 # 202|||205",
                "answers with 200 # Answers with 200 # 200|||503;refused;late",
                "The endpoint responds with 200 # Answers with 200 # 200|||503;refused",
                "returns 200 # Answers with 200 # 200|||refused",
                "Backend returns HTTP 200 OK # Answers with 200 # 200|||refused",
                "Answers with 2xx # Answers with 2xx # 201|||404;late",
                "Body contains \"ok\" # Body contains \"ok\" # 200 ok;500 ok|||200 no|||refused",
                "The response body matches /\"status\": ?\"ok\"/ # Body matches /\"status\": ?\"ok\"/ # 200 {\"status\": \"ok\"}|||200",
                "Body is not empty # Body is not empty # 200 x|||200",
                "status is 200 and body contains ok # Status is 200 and body contains \"ok\" # 200 ok|||503 ok;200 no|||refused",
                "Header Content-Type contains json # Header Content-Type contains \"json\" # 200",
                "header content-type is \"application/json\" and status is 200 # Header content-type is \"application/json\" and status is 200 # 200|||404",
                "header x-other is \"a\" # Header x-other is \"a\" # |||200",
                "`.status == \"ok\"` # `.status == \"ok\"` # 200 {\"status\": \"ok\"}|||200 {}|||200;refused",
                "Backend is healthy # Answers with 2xx # 200|||500;refused",
            })
    void readsConditionsOnAnswers(String prose, String text, String seen)
            throws ConditionException {
        Condition condition = read(Seen.HTTP, prose);
        assertThat(condition.text()).isEqualTo(text);
        judge(condition, seen == null ? "" : seen, Seen::http);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connects",
                "It connects.",
                "Port is open",
                "The port 5432 is open",
                "Connection succeeds",
                "TCP connection can be opened",
                "accepts connections"
            })
    void readsConditionsOnConnections(String prose) throws ConditionException {
        Condition condition = read(Seen.TCP, prose);
        assertThat(condition.text()).isEqualTo("Connects");
        assertThat(condition.origin()).isEqualTo(Origin.STATED);
        judge(condition, "open|||refused;late", Seen::tcp);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "File exists # File exists # 0;9;directory|||absent",
                "The file must exist # File exists # 9|||absent",
                "does not exist # File does not exist # absent|||0;directory",
                "File is not empty # File is not empty # 9|||0;absent;directory",
                "File exists and is not empty # File exists and file is not empty # 9|||0;absent",
                "File is empty # File is empty # 0|||9;absent",
                "is a directory # File is a directory # directory|||9;absent",
                "Directory exists # File is a directory # directory|||9",
                "File is a file # File is a file # 9|||directory",
            })
    void readsConditionsOnFiles(String prose, String text, String seen) throws ConditionException {
        Condition condition = read(Seen.FILE, prose);
        assertThat(condition.text()).isEqualTo(text);
        judge(condition, seen, Seen::file);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "at least one running container of training-worker-* and one of backtest-worker-* # At least one running container of training-worker-* and one of backtest-worker-*",
                "At least one training-worker and one backtest-worker container in running state # At least one running container of training-worker-* and one of backtest-worker-*",
                "At least one running container of db # At least one running container of db",
                "one running `db` container # At least one running container of db",
                "all containers running # All containers are running",
                "Every container is in running state # All containers are running",
                "All containers are running or ended with 0 # All containers are running or ended with 0",
                "no container unhealthy, dead or restart-looping # No container is unhealthy, dead or restart-looping",
                "No containers are unhealthy, dead, or in a restart loop # No container is unhealthy, dead or restart-looping",
                "every worker's environment is right # Every worker's environment is right",
            })
    void readsConditionsOnContainers(String prose, String text) throws ConditionException {
        assertThat(read(Seen.CONTAINERS, prose).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "At least one worker in the workers list # At least one worker is registered",
                "At least one worker is registered (with the backend) # At least one worker is registered",
                "At least one worker # At least one worker is registered",
                "At least one training worker AND at least one backtest worker # At least one training and one backtest worker",
                "at least one training and one backtest worker # At least one training and one backtest worker",
                "No workers in error or offline state # No worker is in error or offline state",
                "At least one worker and no worker is in error or offline state # At least one worker is registered and no worker is in error or offline state",
            })
    void readsConditionsOnWorkers(String prose, String text) throws ConditionException {
        assertThat(read(Seen.WORKERS, prose).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "command # Exit status is 300 # from 0 to 255",
                "command # Output matches /(/ # not a regular expression",
                "command # Output matches // # no useful regular expression",
                "command # Output contains \"\" # write output is not empty",
                "command # `.workers | ` # is not jq",
                "command # `.workers | lenght > 0` # lenght/0 does not exist",
                "command # Output is OK and everything is fine # not 'everything is fine'",
                "command # Exit status is 0, or the moon is full # not 'the moon is full'",
                "http # Output is \"OK\" # said of a command probe",
                "http # answers within 2 s # give the check a timeout",
                "http # status is 600 # from 100 to 599",
                "http # Response is not 500 # say which are right",
                "http # status is not 404 # say which are right",
                "http # status is 200 and the rest is well # only a part",
                "tcp # Output is OK # said of a command probe",
                "tcp # The port is closed # one can say connects",
                "tcp # nobody listens there # one can say connects",
                "file # The lock is gone # one can say",
                "file # There isn't any lock left # one can say",
                "tcp # Status is 200 # one can say connects",
                "file # exit status is 0 # said of a command probe",
                "containers # Everything is fine # one can say",
                "containers # at least one worker is registered # workers probe",
                "containers # at least one running container of web* # write 'web' for one",
                "workers # Workers are well # one can say",
            })
    void refusesWhatMeansNothing(String kind, String prose, String message) {
        Probe probe =
                switch (kind) {
                    case "command" -> Seen.COMMAND;
                    case "http" -> Seen.HTTP;
                    case "tcp" -> Seen.TCP;
                    case "file" -> Seen.FILE;
                    case "containers" -> Seen.CONTAINERS;
                    default -> Seen.WORKERS;
                };
        assertThatExceptionOfType(ConditionException.class)
                .isThrownBy(() -> ConditionReader.read(probe, prose))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "All is well",
                "Output is correct",
                "At least one container",
                "..."
            })
    void withoutAConditionACommandHasToSucceedAndToSaySomething(@Nullable String prose)
            throws ConditionException {
        Condition condition = read(Seen.COMMAND, prose);
        assertThat(condition.text()).isEqualTo("Command succeeds with output");
        assertThat(condition.origin()).isEqualTo(Origin.FALLBACK);
        judge(condition, "0 x|||0;1;1 x|||127;137", Seen::command);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "contains \"PONG\" # Output contains \"PONG\"",
                "does not contain DENY # Output does not contain \"DENY\"",
                "must not contain DENY # Output does not contain \"DENY\"",
                "PONG # Last line is \"PONG\"",
                "prints \"PONG\" # Last line is \"PONG\"",
                "should print PONG # Last line is \"PONG\"",
                "is 0 # Output is \"0\"",
                "should be 0 # Output is \"0\"",
                "must be empty # Output is empty",
                "not empty # Output is not empty",
                "greater than 0 # Output is more than 0",
                "count > 0 # Output is more than 0",
                "version is at least 15 # Output is at least 15",
                "lag is less than 100 # Output is less than 100",
                "disk usage below 90% # Output is less than 90",
            })
    void proseThatDoesNotNameTheOutputIsTakenToBeAboutIt(String prose, String text)
            throws ConditionException {
        Condition condition = read(Seen.COMMAND, prose);
        assertThat(condition.text()).isEqualTo(text);
        assertThat(condition.isInferred()).isTrue();
    }

    @Test
    void whatACommandPrintsWhenContentComesBeforeProseThatDoesNotNameTheOutput()
            throws ConditionException {
        Probe probe = new CommandProbe("test -f x && echo OK || echo NONE");
        for (String prose : List.of("OK", "no errors", "more than 0", "at least 3 workers")) {
            assertThat(read(probe, prose).origin()).isEqualTo(Origin.SENTINEL);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no errors in the last 50 lines",
                "log is free of errors",
                "lag is not more than 5 or less than 3",
                "nodes aren't down",
                "zero failed jobs",
                "0 errors",
                "more than 1000 rows",
                "at least 2 containers",
                "at least one primary and 2 replicas",
                "below 90% on every disk",
                "rc=3",
                "returns {\"status\":\"ok\"}",
                "Returns 200",
                "shows \"PONG\"",
                "0",
                "state is Stable",
                "all jobs finish with 0 failures",
            })
    void proseThatAsksForSomethingDefiniteIsNotReplacedByLess(String prose) {
        for (Probe probe : List.of(Seen.COMMAND, Seen.FILE, Seen.TCP)) {
            assertThatExceptionOfType(ConditionException.class)
                    .isThrownBy(() -> ConditionReader.read(probe, prose))
                    .withMessageContaining("one can say");
        }
    }

    @Test
    void aCommandThatExitsWithAStatusOfItsOwnLooksItself() throws ConditionException {
        Probe probe = new CommandProbe("[ \"$BROKEN\" -gt 0 ] && exit 1\nlist-nodes");
        assertThat(read(probe, "None is broken").text()).isEqualTo("Command succeeds with output");
    }

    @Test
    void aTextThatTheCommandNamesItselfIsNoDemand() throws ConditionException {
        Probe probe = new CommandProbe("systemctl status web | grep -w running");
        assertThat(read(probe, "the unit 'web' is up and \"running\"").text())
                .isEqualTo("Command succeeds with output");
    }

    @Test
    void readsAnExpressionInACodeSpanLikeOneWithout() throws ConditionException {
        assertThat(read(new CommandProbe("x"), "Output matches `/a\\d/i` and matches /b/").text())
                .isEqualTo("Output matches /(?i)a\\d/ and output matches /b/");
        assertThat(read(new CommandProbe("x"), "Output matches `/var/log`").text())
                .isEqualTo("Output matches /\\/var\\/log/");
    }

    @Test
    void aPipelineThatOnlyComplainedHasEstablishedNothing() throws ConditionException {
        Condition condition = read(Seen.COMMAND, null);
        assertThat(
                        condition
                                .assertion()
                                .judge(
                                        Seen.commandWithErrors(
                                                1, "", "Cannot connect to the Docker daemon"))
                                .outcome())
                .isEqualTo(Outcome.ERROR);
        assertThat(
                        condition
                                .assertion()
                                .judge(
                                        Seen.commandWithErrors(
                                                1, "", "time=\"x\" level=warning msg=\"obsolete\""))
                                .outcome())
                .isEqualTo(Outcome.FAIL);
    }

    @Test
    void everyOtherProbeHasALeastConditionOrNeedsOne() throws ConditionException {
        assertThat(read(Seen.HTTP, null).text()).isEqualTo("Answers with 2xx");
        assertThat(read(Seen.TCP, null).text()).isEqualTo("Connects");
        assertThat(read(Seen.FILE, null).text()).isEqualTo("File exists");
        for (Probe probe :
                List.of(Seen.CONTAINERS, Seen.WORKERS, new CustomProbe("x", () -> "y"))) {
            assertThatExceptionOfType(ConditionException.class)
                    .isThrownBy(() -> ConditionReader.read(probe, null));
        }
    }

    @Test
    void severalWordsWithoutQuotesAreATextIfTheCommandSaysThemToo() throws ConditionException {
        Probe probe = new CommandProbe("check | sed 's/^/all systems go/'");
        assertThat(read(probe, "Output is all systems go").text())
                .isEqualTo("Output is \"all systems go\"");
        assertThat(read(probe, "Output is a list of systems").origin()).isEqualTo(Origin.FALLBACK);
    }

    @Test
    void anHttpStatusIsTheOutputOfACommandThatPrintsIt() throws ConditionException {
        Probe probe = new CommandProbe("curl -s -o /dev/null -w '%{http_code}' http://h");
        assertThat(read(probe, "Returns 200").text()).isEqualTo("Output is \"200\"");
    }

    @Test
    void aTestOnTextThatIsNoNumberTellsNothing() throws ConditionException {
        String complaint = "bash: line 7: [: : integer expression expected";
        for (String prose : List.of("Output is OK", "Exit status is 0", "Last line is OK")) {
            for (String output : List.of("OK", "ERROR_STATE:  workers")) {
                assertThat(
                                read(Seen.COMMAND, prose)
                                        .assertion()
                                        .judge(Seen.commandWithErrors(0, output, complaint))
                                        .outcome())
                        .isEqualTo(Outcome.ERROR);
            }
        }
    }

    @Test
    void anExpressionThatSearchesForEverIsGivenUp() throws ConditionException {
        Condition condition = read(Seen.COMMAND, "Output matches /^(.*a){15}x$/");
        assertThat(condition.assertion().judge(Seen.command("0 " + "a".repeat(60))).outcome())
                .isEqualTo(Outcome.ERROR);
    }
}
