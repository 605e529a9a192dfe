package dev.preflight.adapters.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.check.Outcome;
import dev.preflight.core.run.RunOutcome;
import dev.preflight.core.run.RunReport;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NagiosReportTest {
    private static final Pattern LINE =
            Pattern.compile("PREFLIGHT (OK|WARNING|CRITICAL|UNKNOWN) - ([^|\n]+) \\| ([^|\n]+)\n");
    private static final Pattern FIGURE = Pattern.compile("([a-z]+)=([0-9]+(?:\\.[0-9]+)?s?);;;0");

    static Set<String> samples() {
        return Samples.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isOneLineWithFigures(String sample) throws IOException {
        assertThat(figures(nagios(Samples.named(sample))))
                .containsOnlyKeys(
                        "checks",
                        "passed",
                        "warnings",
                        "failed",
                        "errors",
                        "blocked",
                        "skipped",
                        "healed",
                        "attempts",
                        "duration");
    }

    @Test
    void isPinned() throws IOException {
        Golden.assertMatches("rich-nagios.txt", nagios(Rich.report()));
    }

    @Test
    void givesTheFigures() throws IOException {
        assertThat(figures(nagios(Rich.report())))
                .containsEntry("checks", "7")
                .containsEntry("passed", "2")
                .containsEntry("failed", "1")
                .containsEntry("errors", "1")
                .containsEntry("healed", "1")
                .containsEntry("attempts", "4")
                .containsEntry("duration", "65.430s");
        assertThat(figures(nagios(Rich.report(), Rich.report())))
                .containsEntry("checks", "14")
                .containsEntry("duration", "130.860s");
    }

    @Test
    void fitsWhatAnAgentPassesOn() throws IOException {
        assertThat(nagios(Rich.report(Rich.NASTY, true), Rich.interrupted()))
                .matches(LINE)
                .hasSizeLessThan(1_024);
    }

    @Test
    void hasTheStatusOfTheWorst() {
        RunReport warned = Rich.only(RunOutcome.PASSED, false, Outcome.PASS, Outcome.WARN);
        RunReport unknown = Samples.unknown();

        assertThat(NagiosStatus.of(List.of(Samples.passed()))).isEqualTo(NagiosStatus.OK);
        assertThat(NagiosStatus.of(List.of(Samples.healed()))).isEqualTo(NagiosStatus.OK);
        assertThat(NagiosStatus.of(List.of(Samples.passed(), warned)))
                .isEqualTo(NagiosStatus.WARNING);
        assertThat(NagiosStatus.of(List.of(warned, unknown))).isEqualTo(NagiosStatus.UNKNOWN);
        assertThat(NagiosStatus.of(List.of(Rich.report(), unknown)))
                .isEqualTo(NagiosStatus.CRITICAL);
        assertThat(NagiosStatus.of(List.of(Rich.interrupted()))).isEqualTo(NagiosStatus.UNKNOWN);
    }

    @Test
    void hasTheExitStatusesOfPlugins() {
        assertThat(NagiosStatus.values())
                .extracting(NagiosStatus::exitStatus)
                .containsExactly(0, 1, 2, 3);
    }

    private static String nagios(RunReport... reports) throws IOException {
        return Documents.of("nagios", reports);
    }

    private static Map<String, String> figures(String line) {
        Matcher parts = LINE.matcher(line);
        assertThat(parts.matches()).as(line).isTrue();
        Map<String, String> figures = new LinkedHashMap<>();
        for (String each : parts.group(3).split(" ", -1)) {
            Matcher figure = FIGURE.matcher(each);
            assertThat(figure.matches()).as(each).isTrue();
            figures.put(figure.group(1), figure.group(2));
        }
        return figures;
    }
}
