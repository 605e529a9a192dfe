package dev.preflight.adapters.runbook.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.adapters.runbook.condition.Condition.Origin;
import dev.preflight.core.probe.CommandProbe;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentinelsTest {
    private static final String OK_OR_NONE = "Last line is \"OK\" rather than \"NONE\"";

    static Stream<Arguments> scripts() {
        return Stream.of(
                Arguments.of("check && echo \"OK\" || echo \"NONE\"", OK_OR_NONE),
                Arguments.of("check > /dev/null 2>&1 && echo OK || echo NONE\n", OK_OR_NONE),
                Arguments.of("a | b && c && echo 'OK' || echo 'NONE'; exit 0", OK_OR_NONE),
                Arguments.of("check && \\\n  echo OK || \\\n  echo NONE # or so", OK_OR_NONE),
                Arguments.of("check &&\n echo OK ||\n echo NONE\n\n# done\n", OK_OR_NONE),
                Arguments.of("[ \"$N\" -eq 0 ] && echo \"NONE\" || echo \"OK\"", OK_OR_NONE),
                Arguments.of("[[ $A == b && $C > d ]] && echo OK || echo NONE", OK_OR_NONE),
                Arguments.of("(( N > 0 )) && echo OK || echo NONE", OK_OR_NONE),
                Arguments.of("check && printf 'OK\\n' || printf '%s\\n' NONE", OK_OR_NONE),
                Arguments.of("check && echo -e '\\033[32mOK\\033[0m' || echo -n NONE", OK_OR_NONE),
                Arguments.of("check && { echo OK; exit 0; } || { echo NONE; exit 1; }", OK_OR_NONE),
                Arguments.of("check && (log x > y; echo OK) || (echo NONE && exit 1)", OK_OR_NONE),
                Arguments.of("if check; then echo OK; else echo NONE; fi", OK_OR_NONE),
                Arguments.of(
                        "if [ -z \"$X\" ]\nthen\n  echo \"NONE\"\n  exit 1\nelse\n  echo OK\nfi",
                        OK_OR_NONE),
                Arguments.of(
                        "if a; then if b; then echo OK; else echo NONE; fi; else echo NONE; fi",
                        OK_OR_NONE),
                Arguments.of("{ check && echo OK || echo NONE; }", OK_OR_NONE),
                Arguments.of(
                        "cat <<EOF\n x && echo YES || echo NO\nEOF\ncheck && echo OK || echo NONE",
                        OK_OR_NONE),
                Arguments.of(
                        "N=$(curl -s \"http://h?a=(\" | jq '.a && .b')\ncheck && echo OK || echo NONE",
                        OK_OR_NONE),
                Arguments.of("f() { echo NO; }\nf && echo OK || echo NONE", OK_OR_NONE),
                Arguments.of(
                        "for i in 1 2; do echo $i; done\ncase x in x) echo 1;; esac\n"
                                + "check && echo OK || echo NONE",
                        OK_OR_NONE),
                Arguments.of(
                        "check && echo \"ready\" || echo \"waiting\"",
                        "Last line is \"ready\" rather than \"waiting\""),
                Arguments.of(
                        "check && echo \"one\" || echo \"two\"",
                        "Last line is \"one\" rather than \"two\""),
                Arguments.of(
                        "if a; then echo OK; elif b; then echo DEGRADED; else echo NONE; fi",
                        "Last line is \"OK\" rather than /^(?:DEGRADED|NONE)$/"),
                Arguments.of(
                        "check && echo \"OK\" || echo \"ERROR_STATE: $N workers\"",
                        "Last line is \"OK\" rather than /^ERROR_STATE:.*workers$/"),
                Arguments.of(
                        "check && echo \"OK: ${N} of $(count)\" || echo \"FAIL ($N)\"",
                        "Last line matches /^OK:.*of.*$/ rather than /^FAIL \\(.*\\)$/"),
                Arguments.of(
                        "check && echo '✓ workers' || echo '✗ workers'",
                        "Last line is \"✓ workers\" rather than \"✗ workers\""),
                Arguments.of(
                        "check && echo \"No errors found\" || echo \"errors found\"",
                        "Last line is \"No errors found\" rather than \"errors found\""),
                Arguments.of("check && echo OK", "Last line is \"OK\""),
                Arguments.of("check && echo OK || exit 1", "Last line is \"OK\""),
                Arguments.of("check && echo OK || echo \"$ERROR\"", "Last line is \"OK\""),
                Arguments.of("grep -q ERROR log || echo OK", "Last line is \"OK\""),
                Arguments.of("if check; then echo OK; fi", "Last line is \"OK\""),
                Arguments.of("set -euo pipefail\ncheck\necho READY", "Last line is \"READY\""),
                Arguments.of(
                        "check || { echo \"FAIL: x\"; exit 1; }\necho \"all fine\"",
                        "Last line is \"all fine\""),
                Arguments.of(
                        "if [ $N -lt 2 ]; then\n  echo \"FAIL\"\n  exit 1\nfi\necho \"passed: $N\"",
                        "Last line matches /^passed:.*$/"),
                Arguments.of(
                        "check || echo FAIL", "Exit status is 0 and last line is not \"FAIL\""),
                Arguments.of(
                        "grep -q ERROR log && echo \"ERRORS in $F\"",
                        "Exit status is 0 and last line does not match /^ERRORS in.*$/"),
                Arguments.of(
                        "if check; then\n  :\nelse\n  echo DOWN\nfi",
                        "Exit status is 0 and last line is not \"DOWN\""));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void takesWhatTheCommandPrintsWhenItIsContent(String script, String text)
            throws ConditionException {
        Condition condition = ConditionReaderTest.read(new CommandProbe(script), "All is well");
        assertThat(condition.text()).isEqualTo(text);
        assertThat(condition.origin()).isEqualTo(Origin.SENTINEL);
        assertThat(condition.why()).contains("of the command)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl -s http://h",
                "curl -sf http://h; echo done",
                "curl -s http://h | head -1 && echo OK | tee log",
                "check && echo OK >&2 || echo NONE >&2",
                "check && echo OK > file || echo NONE > file",
                "check || echo FAIL && echo OK",
                "bash -c 'check && echo OK || echo NONE'",
                "ssh host \"check && echo OK || echo NONE\"",
                "# check && echo OK || echo NONE\ncheck",
                "cat <<'EOF'\ncheck && echo OK || echo NONE\nEOF",
                "cat <<-EOF\n\tcheck && echo OK || echo NONE\n\tEOF\n",
                "check && echo \"$A\" || echo \"$B\"",
                "check && echo OK || echo OK",
                "check && echo \"OK $N\" || echo \"OK not\"",
                "if a; then echo OK; elif b; then echo READY; else echo NONE; fi",
                "while true; do check && echo OK || echo NONE; done",
                "case $1 in a) echo OK;; *) echo NONE;; esac",
                "f() { check && echo OK || echo NONE; }",
                "check && echo OK || echo NONE\ndate",
                "N=$(check && echo OK || echo NONE)",
                "echo \"unclosed",
                "check && echo OK ||",
                "if check; then echo OK",
                ")",
                "",
                "echo `unclosed",
                "cat <<EOF\nno end"
            })
    void takesNothingForASentinelThatIsNone(String script) throws ConditionException {
        Condition condition = ConditionReaderTest.read(new CommandProbe(script), null);
        assertThat(condition.text()).isEqualTo("Command succeeds with output");
        assertThat(condition.origin()).isEqualTo(Origin.FALLBACK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true\n\ncheck && echo OK || echo NONE"})
    void saysWhereItIsPrinted(String script) throws ConditionException {
        assertThat(ConditionReader.read(new CommandProbe(script), null).why())
                .isEqualTo(
                        "the command prints \"OK\" on success, \"NONE\" otherwise (line 3 of the"
                                + " command)");
    }
}
