package dev.preflight.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.preflight.adapters.report.ReportFormats;
import dev.preflight.core.check.Assertions;
import dev.preflight.core.probe.CustomProbe;
import dev.preflight.core.run.Mode;
import dev.preflight.core.run.Ports;
import dev.preflight.core.run.Preflight;
import dev.preflight.core.run.RunReport;
import dev.preflight.core.run.RunRequest;
import dev.preflight.core.runbook.Check;
import dev.preflight.core.runbook.Runbook;
import dev.preflight.core.target.Target;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of the reports of a command that makes more than one run. */
class ReportsTest {
    private static final RunReport GOOD = run("good", "fine");
    private static final RunReport BAD = run("bad", "broken");

    @TempDir Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    static List<String> formats() {
        return ReportFormats.names();
    }

    @Test
    void tellsPeopleOfEachRunWhenItIsOver() throws Exception {
        try (Reports reports = reports("--format", "human")) {
            reports.add(GOOD);
            assertThat(said()).contains("READY");
            reports.add(BAD);
        }

        assertThat(said()).containsSubsequence("READY", "NOT READY").containsOnlyOnce("NOT READY");
    }

    @ParameterizedTest
    @MethodSource("formats")
    void writesOneDocumentOfAllRuns(String format) throws Exception {
        try (Reports reports =
                reports("--format", format, "--report", format + "=report", "--no-color")) {
            reports.add(GOOD);
            reports.add(BAD);
        }

        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        ReportFormats.named(format).orElseThrow().write(List.of(GOOD, BAD), expected);
        assertThat(directory.resolve("report"))
                .hasContent(expected.toString(StandardCharsets.UTF_8));
        if (!format.equals("human")) {
            assertThat(said()).isEqualTo(expected.toString(StandardCharsets.UTF_8));
        }
    }

    @Test
    void writesWhatIsKnownWhenALaterRunFails() {
        assertThatThrownBy(
                        () -> {
                            try (Reports reports =
                                    reports("--format", "tap", "--report", "json=report")) {
                                reports.add(GOOD);
                                throw new FailureException("no more");
                            }
                        })
                .isInstanceOf(FailureException.class)
                .hasMessage("no more");

        assertThat(said()).contains("ok 1 - good/value");
        assertThat(directory.resolve("report")).content().contains("preflight.report/v1");
    }

    @Test
    void writesNothingWhenNothingWasRun() throws Exception {
        try (Reports reports = reports("--format", "junit", "--report", "json=report")) {
            assertThat(reports.status()).isZero();
        }

        assertThat(said()).isEmpty();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void writesTheOtherFilesWhenOneCannotBeWritten() throws Exception {
        Path gone = directory.resolve("gone");
        Files.createDirectory(gone);
        Reports reports = reports("--report", "json=gone/report", "--report", "tap=report");
        Files.delete(gone);
        reports.add(GOOD);

        assertThatThrownBy(reports::close)
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("could not be written to " + gone.resolve("report"));
        assertThat(directory.resolve("report")).content().contains("TAP version 14");
    }

    @Test
    void endsWithTheStatusOfTheWorst() throws Exception {
        assertThat(status("json", GOOD)).isZero();
        assertThat(status("json", GOOD, BAD)).isEqualTo(1);
        assertThat(status("nagios", GOOD)).isZero();
        assertThat(status("nagios", BAD, GOOD)).isEqualTo(2);
    }

    private int status(String format, RunReport... runs) throws Exception {
        try (Reports reports = reports("--format", format)) {
            for (RunReport run : runs) {
                reports.add(run);
            }
            return reports.status();
        }
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private Reports reports(String... options) throws UsageException {
        PrintStream nowhere =
                new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
        Terminal terminal =
                Shell.withoutEngine(directory)
                        .terminal(new PrintStream(out, false, StandardCharsets.UTF_8), nowhere);
        RunSettings settings =
                new RunSettings(Arguments.parse(new RunCommand(Mode.CHECK), options));
        return Reports.of(settings, terminal);
    }

    private static RunReport run(String name, String value) {
        Runbook runbook =
                Runbook.named(name)
                        .check(
                                Check.named("value")
                                        .probe(new CustomProbe("value", () -> value))
                                        .passIf(Assertions.value("fine", "fine"::equals)))
                        .build();
        Ports ports = Ports.javaOnly(InstantSource.system(), duration -> {});
        return new Preflight(ports).run(RunRequest.check("run", runbook, Target.local("shop")));
    }
}
