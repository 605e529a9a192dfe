package dev.preflight.adapters.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Strict in meaning: whatever makes no sense is an error, with its place and what to write. */
class MeaningTest {
    private static final String COMMAND = "**Command:** `true`\n";

    // The heading of the check is in line 5, of the cure in line 11; their fields begin two below.
    static Stream<Arguments> wrongChecks() {
        return Stream.of(
                Arguments.of(
                        COMMAND + "**Fial message:** x", "8:1", "did you mean 'Fail Message'?"),
                Arguments.of(COMMAND + "**Timout:** 3 s", "8:1", "did you mean 'Timeout'?"),
                Arguments.of(COMMAND + "**Max Retries:** 3", "8:1", "does not belong to a check"),
                Arguments.of(COMMAND + COMMAND, "8:1", "'Command' is given twice, first in line 7"),
                Arguments.of(COMMAND + "**Timeout:** soon", "8:14", "'soon' is no time"),
                Arguments.of(COMMAND + "**Timeout:** 11 minutes", "8:14", "at most 10 min"),
                Arguments.of(COMMAND + "**Timeout:** 0 s", "8:14", "leaves no time"),
                Arguments.of(COMMAND + "**Timeout:** 3 parsecs", "8:14", "is no time"),
                Arguments.of(COMMAND + "**Timeout:** -3 s", "8:14", "is no time"),
                Arguments.of(COMMAND + "**Timeout:**", "8:1", "'timeout' has no value"),
                Arguments.of(COMMAND + "**Severity:** high", "8:15", "'critical' or 'warning'"),
                Arguments.of(
                        COMMAND + "**Requires:** down", "8:15", "requires 'down', which is no"),
                Arguments.of(COMMAND + "**Id:** Up There", "8:9", "as in 'up-there'"),
                Arguments.of(COMMAND + "**Probe:** http: http://x", "8:12", "not both"),
                Arguments.of("**Fail message:** x", "5:1", "has no 'command'"),
                Arguments.of("**Command:**", "7:1", "'command' has no value"),
                Arguments.of("**Command:**\n```bash\n```", "7:1", "'command' has no value"),
                Arguments.of("**Command:**\n```python\nup()\n```", "8:1", "a block of 'python'"),
                Arguments.of("**Command:**\n```yaml\nhttp: x\n```", "8:1", "'**Probe:**'"),
                Arguments.of("**Probe:**", "7:1", "white space"),
                Arguments.of("**Probe:** http: x", "7:18", "must begin with http://"),
                Arguments.of("**Probe:** `tcp: x`", "7:18", "write host and port"),
                Arguments.of("**Probe:** htpp: http://x", "7:12", "did you mean 'http'?"),
                Arguments.of("**Probe:** http://x", "7:12", "a probe is one of"),
                Arguments.of("**Probe:**\n```yaml\nhttp:\n```", "9:1", "'http' has no value"),
                Arguments.of("**Probe:**\n```yaml\nhttp: {urll: x}\n```", "9:8", "mean 'url'?"),
                Arguments.of("**Probe:**\n```yaml\n```", "8:1", "white space"),
                Arguments.of(
                        "**Probe:**\n```yaml\nhttp:\n  - {a: 1\n```", "10:10", "this is no YAML"),
                Arguments.of(
                        "- **Probe:**\n  ```yaml\n  http:\n    urll: x\n  ```",
                        "10:5",
                        "mean 'url'"),
                Arguments.of(
                        "**Probe:**\n```yaml\nfile: a\n```\n```yaml\nfile: b\n```",
                        "11:1",
                        "a check has one probe"),
                Arguments.of("**Probe:** containers: some", "7:24", "containers: all"),
                Arguments.of("**Command:**\n```bash\ntrue", "8:1", "never closed"));
    }

    @ParameterizedTest
    @MethodSource("wrongChecks")
    void refusesACheckThatMakesNoSense(String lines, String place, String message) {
        RunbookFile file = RunbookFiles.check(lines);

        assertThat(RunbookFiles.errorTexts(file))
                .anySatisfy(
                        it -> assertThat(it).startsWith("a.md:" + place + ":").contains(message));
        assertThat(file.runbook()).isEmpty();
    }

    static Stream<Arguments> wrongCures() {
        return Stream.of(
                Arguments.of("**Max Retries:** lots", "13:18", "a number for maxRetries"),
                Arguments.of("**Max Retries:** 101", "13:18", "from 0 to 100"),
                Arguments.of("**Max Retries:** -1", "13:18", "from 0 to 100"),
                Arguments.of("**Max Retries:** 99999999999999999999", "13:18", "from 0 to 100"),
                Arguments.of("**Wait After Cure:** 25 hours", "13:22", "at most 24 h"),
                Arguments.of("**Wait After Cure:** a while", "13:22", "is no time"),
                Arguments.of("**Verify:** soon", "13:13", "write 'early 5 s'"),
                Arguments.of("**Busy:** maybe", "13:11", "write 'allow'"),
                Arguments.of("**Check:** down", "13:12", "there is no check 'down'; there are up"),
                Arguments.of("**Max Retires:** 3", "13:1", "did you mean 'Max Retries'?"),
                Arguments.of("**Command:** `x`", "13:1", "does not belong to a cure"),
                Arguments.of("**Cure:** `x`\n**Cure:** `y`", "14:1", "given twice"),
                Arguments.of("**Symptom:** Up", "11:1", "has no 'cure'"),
                Arguments.of("**Cure:**", "13:1", "'cure' has no value"),
                Arguments.of("**Cure:**\n```python\nx\n```", "14:1", "a block of 'python'"),
                Arguments.of("**Cure:**\n```yaml\n- restrat: x\n```", "15:3", "mean 'restart'?"),
                Arguments.of(
                        "**Cure:**\n```yaml\n- restart: x\n  up: y\n```",
                        "15:3",
                        "a dash of its own"),
                Arguments.of("**Cure:**\n```yaml\n- restart: []\n```", "15:12", "which services"),
                Arguments.of("**Cure:**\n```yaml\n- logs: []\n```", "15:9", "whose logs"),
                Arguments.of(
                        "**Cure:**\n```yaml\n- logs: {matching: '(x'}\n```",
                        "15:20",
                        "'(x' is no regular expression"),
                Arguments.of("**Cure:**\n```yaml\n- wait:\n```", "15:3", "'wait' has no value"),
                Arguments.of("**Cure:**\n```yaml\n- wait: 2 h\n```", "15:9", "at most 1 h"),
                Arguments.of("**Cure:**\n```yaml\n- a text\n```", "15:3", "fields with names"),
                Arguments.of(
                        "**Cure:**\n```yaml\n- logs: {of: x, lines: many}\n```",
                        "15:24",
                        "a number for lines"),
                Arguments.of(
                        "**Cure:**\n```yaml\n- command: {timeout: 3 s}\n```", "15:12", "no 'run'"),
                Arguments.of(
                        "**Cure:** `x`\n**Diagnostics:**\n```yaml\n- restart: x\n```",
                        "16:3",
                        "diagnostics change nothing"));
    }

    @ParameterizedTest
    @MethodSource("wrongCures")
    void refusesACureThatMakesNoSense(String lines, String place, String message) {
        RunbookFile file = RunbookFiles.cure(lines);

        assertThat(RunbookFiles.errorTexts(file))
                .anySatisfy(it ->
                        assertThat(it.replace("is no number", "a number"))
                                .startsWith("a.md:" + place + ":")
                                .contains(message));
        assertThat(file.runbook()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2, 2",
        "2x, 2",
        "2 times, 2",
        "two, 2",
        "none, 0",
        "never, 0",
        "once, 1",
        "0, 0",
        "2 (it is slow), 2",
        "3 attempts, 3",
        "100, 100",
    })
    void readsNumbersAsPeopleWriteThem(String written, int retries) {
        RunbookFile file = RunbookFiles.cure("**Cure:** `x`\n**Max Retries:** " + written);

        assertThat(file.cures().get(0).cure().cure().maxRetries()).isEqualTo(retries);
        assertThat(RunbookFiles.errors(file)).isEmpty();
    }

    @Test
    void refusesTwoChecksOfOneId() {
        RunbookFile file =
                RunbookFiles.markdown("## Checks\n### Up\n" + COMMAND + "### UP!\n" + COMMAND);

        assertThat(RunbookFiles.errorTexts(file))
                .singleElement()
                .asString()
                .startsWith("a.md:4:1: error: another check has the id 'up'")
                .endsWith("[duplicate-id]");
    }

    @Test
    void refusesChecksThatRequireEachOther() {
        RunbookFile file =
                RunbookFiles.markdown(
                        "## Checks\n### A\n"
                                + COMMAND
                                + "### B\n"
                                + COMMAND
                                + "**Requires:** C\n### C\n"
                                + COMMAND
                                + "**Requires:** B");

        assertThat(RunbookFiles.errorTexts(file))
                .singleElement()
                .asString()
                .startsWith("a.md:4:1: error: ")
                .contains("b, c")
                .endsWith("[requires-cycle]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# Shop", "Nothing to see", "## Checks", "<!-- x -->"})
    void refusesAFileWithoutChecks(String text) {
        RunbookFile file = RunbookFiles.markdown(text);

        assertThat(RunbookFiles.errorTexts(file))
                .singleElement()
                .asString()
                .contains("[no-checks]");
        assertThat(file.runbook()).isEmpty();
    }

    static Stream<Arguments> wrongYaml() {
        return Stream.of(
                Arguments.of("", "1:1", "white space"),
                Arguments.of("# only a comment", "1:1", "white space"),
                Arguments.of("just text", "1:1", "begins with fields"),
                Arguments.of("- a", "1:1", "not with a list"),
                Arguments.of("title: x", "1:1", "there are no checks"),
                Arguments.of("title: x\nchecks: []", "1:1", "there are no checks"),
                Arguments.of("title: x\nchecks: up", "2:9", "must be a list, not a text"),
                Arguments.of("checks:\n  - up", "2:5", "must be fields with names"),
                Arguments.of("titel: x", "1:1", "did you mean 'title'?"),
                Arguments.of("title: x\ntitle: y", "2:1", "'title' is given twice"),
                Arguments.of("title: [x]", "1:8", "must be a text, not a list"),
                Arguments.of("title: {x: y}", "1:8", "must be a text, not fields"),
                Arguments.of("title: x\n\tchecks: y", "2:1", "this is no YAML"),
                Arguments.of("title: \"x", "1:10", "this is no YAML"),
                Arguments.of("? [a]\n: b", "1:3", "must be a text"),
                Arguments.of("title: x\n---\ntitle: y", "2:1", "this is no YAML"),
                Arguments.of("title: *x", "1:8", "this is no YAML"),
                Arguments.of("title: a\u0007b", "1:9", "U+0007"),
                Arguments.of("a: \uD83D\uDE00\ntitel: x", "2:1", "'titel' is no field"),
                Arguments.of("{a: \uD83D\uDE00, titel: x}", "1:9", "'titel' is no field"),
                Arguments.of("a: x\u2028\ntitel: x", "2:1", "'titel' is no field"),
                Arguments.of(
                        "checks:\n- command: 'true'\n  timeout: soon", "3:12", "'soon' is no time"),
                Arguments.of("checks:\n- command: ''", "2:3", "'command' has no value"),
                Arguments.of("checks:\n- command: ~", "2:3", "'command' has no value"));
    }

    @ParameterizedTest
    @MethodSource("wrongYaml")
    void refusesYamlThatMakesNoSense(String text, String place, String message) {
        RunbookFile file = RunbookFiles.yaml(text);

        assertThat(RunbookFiles.errorTexts(file))
                .anySatisfy(
                        it -> assertThat(it).startsWith("a.yaml:" + place + ":").contains(message));
        assertThat(file.runbook()).isEmpty();
    }

    @Test
    void warnsOfATimeWithoutUnit() {
        RunbookFile file = RunbookFiles.check(COMMAND + "**Timeout:** 5");

        assertThat(file.findings())
                .anyMatch(it -> it.toString().startsWith("a.md:8:14: warning: '5' has no unit"));
    }

    @Test
    void letsPeopleLeaveProseBlank() {
        RunbookFile file = RunbookFiles.check(COMMAND + "**Note:**\n**Advice:**");

        assertThat(RunbookFiles.errors(file)).isEmpty();
    }

    @Test
    void saysOfAnUnknownLabelThatItIsDocumentation() {
        RunbookFile file = RunbookFiles.check(COMMAND + "**Owner:** the shop's team");

        assertThat(file.findings())
                .anyMatch(it -> it.toString().startsWith("a.md:8:1: note: 'Owner' is no field"));
        assertThat(file.runbook()).isPresent();
    }
}
