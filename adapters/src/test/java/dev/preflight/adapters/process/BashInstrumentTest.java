package dev.preflight.adapters.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.cure.Step;
import dev.preflight.core.probe.CommandEnded;
import dev.preflight.core.probe.CommandProbe;
import dev.preflight.core.probe.Observation;
import dev.preflight.core.probe.Unobserved;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BashInstrumentTest {
    private static final Duration AMPLE = Duration.ofSeconds(30);
    private static final Duration BRIEF = Duration.ofMillis(500);

    @TempDir Path directory;

    @Test
    void seesTheEndOfACommandThatFails() throws Exception {
        assertThat(observe("echo $GREETING; false", AMPLE))
                .isEqualTo(new CommandEnded(1, "hello\n", ""));
    }

    @Test
    void saysWhatALateCommandPrintedLast() throws Exception {
        assertThat(observe("echo one; echo two; sleep 1000", BRIEF))
                .isEqualTo(
                        new Unobserved(
                                Unobserved.Reason.TIMEOUT,
                                "bash: echo one; echo two; sleep 1000 did not end within 0.5 s"
                                        + " and was ended, last output: two"));
    }

    @Test
    void isUnableWithoutBash() throws Exception {
        BashInstrument without = instrument(Map.of("PATH", directory.toString()));

        assertThat(without.observe(new CommandProbe("true"), AMPLE))
                .isEqualTo(
                        new Unobserved(
                                Unobserved.Reason.UNABLE,
                                "bash: true could not be run: program bash was not found in PATH "
                                        + directory));
    }

    @Test
    void isUnableToRunWhatNoProgramCanBeGiven() throws Exception {
        assertThat(observe("echo a\0b", AMPLE))
                .isInstanceOfSatisfying(
                        Unobserved.class,
                        it -> assertThat(it.reason()).isEqualTo(Unobserved.Reason.UNABLE));
    }

    @Test
    void reportsAScriptThatSucceeds() throws Exception {
        assertThat(perform("echo $GREETING", AMPLE))
                .isEqualTo(done("echo $GREETING", "exit status 0, last output: hello"));
    }

    @Test
    void reportsAScriptThatFails() throws Exception {
        ActionReport report = perform("echo no disk >&2; exit 4", AMPLE);

        assertThat(report.result()).isEqualTo(ActionReport.Result.FAILED);
        assertThat(report.detail()).isEqualTo("exit status 4, last output: no disk");
    }

    @Test
    void reportsAScriptThatTakesTooLong() throws Exception {
        ActionReport report = perform("sleep 1000", BRIEF);

        assertThat(report.result()).isEqualTo(ActionReport.Result.FAILED);
        assertThat(report.detail()).startsWith("did not end within 0.5 s and was ended, ");
    }

    @Test
    void tellsWhatAScriptExports() throws Exception {
        assertThat(perform("export PORT=8010 GREETING='hello again'\nLOCAL=1", AMPLE).exported())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("PORT", "8010", "GREETING", "hello again"));
    }

    @Test
    void tellsWhatAScriptExportedBeforeItFailed() throws Exception {
        ActionReport report = perform("export PORT=8010; exit 4; export LATER=1", AMPLE);

        assertThat(report.result()).isEqualTo(ActionReport.Result.FAILED);
        assertThat(report.exported()).containsExactly(Map.entry("PORT", "8010"));
    }

    @Test
    void aScriptThatOverwritesNoFilesExportsAsAnyOther() throws Exception {
        assertThat(perform("set -o noclobber; export PORT=8010", AMPLE).exported())
                .containsExactly(Map.entry("PORT", "8010"));
    }

    @Test
    void tellsNothingOfWhatStaysAsItWas() throws Exception {
        assertThat(perform("cd /; export GREETING=hello", AMPLE).exported()).isEmpty();
    }

    @Test
    void showsACommandWhatWasExportedBefore() throws Exception {
        Observation seen =
                instrument(Map.of("GREETING", "hello"))
                        .observe(
                                new CommandProbe("echo $GREETING", Map.of("GREETING", "bye")),
                                AMPLE);

        assertThat(seen).isEqualTo(new CommandEnded(0, "bye\n", ""));
    }

    @Test
    void numbersTheLinesOfAScriptAsItsAuthorDoes() throws Exception {
        assertThat(perform("# a comment\nno-such-program", AMPLE).detail())
                .contains("bash: line 2: no-such-program");
    }

    private Observation observe(String script, Duration timeout) throws InterruptedException {
        return instrument(Map.of("GREETING", "hello")).observe(new CommandProbe(script), timeout);
    }

    private ActionReport perform(String script, Duration timeout) throws InterruptedException {
        return instrument(Map.of("GREETING", "hello")).perform(new Step.Script(script, timeout));
    }

    private static ActionReport done(String script, String detail) {
        return ActionReport.done(new Step.Script(script, AMPLE), detail);
    }

    private BashInstrument instrument(Map<String, String> environment) {
        return new BashInstrument(new ProcessRunner(), directory, environment);
    }
}
