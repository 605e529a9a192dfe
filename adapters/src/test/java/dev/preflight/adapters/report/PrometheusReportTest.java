package dev.preflight.adapters.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.preflight.adapters.text.Printable;
import dev.preflight.core.check.Outcome;
import dev.preflight.core.run.RunOutcome;
import dev.preflight.core.run.RunReport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrometheusReportTest {
    static Set<String> samples() {
        return Samples.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void keepsToTheFormat(String sample) throws IOException {
        assertThat(Exposition.parse(prometheus(Samples.named(sample))).names())
                .containsExactlyInAnyOrder(
                        "preflight_run_outcome",
                        "preflight_run_timestamp_seconds",
                        "preflight_run_duration_seconds",
                        "preflight_check_outcome",
                        "preflight_check_duration_seconds",
                        "preflight_check_attempts",
                        "preflight_check_max_retries");
    }

    @Test
    void isPinned() throws IOException {
        Golden.assertMatches("rich.prom", prometheus(Rich.report()));
    }

    @Test
    void hasOneOutcomePerRunAndPerCheck() throws IOException {
        Exposition metrics = Exposition.parse(prometheus(Rich.report(), Samples.healed()));

        assertThat(one(metrics, "preflight_run_outcome", "stack", null)).isEqualTo("FAILED");
        assertThat(one(metrics, "preflight_run_outcome", "workers", null)).isEqualTo("HEALED");
        assertThat(one(metrics, "preflight_check_outcome", "stack", "orders")).isEqualTo("BLOCKED");
        assertThat(metrics.samples("preflight_check_outcome"))
                .hasSize((7 + Samples.healed().checks().size()) * Outcome.values().length);
    }

    @Test
    void givesTheFigures() throws IOException {
        Exposition metrics = Exposition.parse(prometheus(Rich.report()));
        Map<String, String> run = Map.of("runbook", "stack", "project", "shop");
        Map<String, String> queue = Map.of("runbook", "stack", "project", "shop", "check", "queue");

        assertThat(metrics.samples("preflight_run_timestamp_seconds"))
                .containsExactly(Map.entry(run, 1_767_268_865.430));
        assertThat(metrics.samples("preflight_run_duration_seconds"))
                .containsExactly(Map.entry(run, 65.430));
        assertThat(metrics.samples("preflight_check_duration_seconds"))
                .hasSize(5)
                .containsEntry(queue, 0.040);
        assertThat(metrics.samples("preflight_check_attempts"))
                .hasSize(7)
                .containsEntry(queue, 2.0);
        assertThat(metrics.samples("preflight_check_max_retries"))
                .hasSize(2)
                .containsEntry(queue, 2.0);
    }

    @Test
    void escapesWhateverARunbookIsCalled() throws IOException {
        Exposition metrics = Exposition.parse(prometheus(Rich.report(Rich.NASTY, false)));

        assertThat(metrics.samples("preflight_run_outcome"))
                .hasSize(RunOutcome.values().length)
                .allSatisfy((labels, value) ->
                        assertThat(labels).containsEntry("runbook", Printable.clean(Rich.NASTY)));
    }

    @Test
    void keepsTheWorseOfTwoRunsThatCannotBeToldApart() throws IOException {
        RunReport passed = Rich.only(RunOutcome.PASSED, false, Outcome.PASS);

        for (String document :
                new String[] {
                    prometheus(Rich.report(), passed), prometheus(passed, Rich.report())
                }) {
            assertThat(document).isEqualTo(prometheus(Rich.report()));
        }
    }

    @Test
    void isAcceptedByPromtool() throws Exception {
        assumeTrue(promtool("--version", "").startsWith("0 "), "there is no promtool");

        assertThat(promtool("check metrics", prometheus(Rich.report(Rich.NASTY, true))))
                .isEqualTo("0 ");
    }

    private static String prometheus(RunReport... reports) throws IOException {
        return Documents.of("prometheus", reports);
    }

    /** The outcome of a run or check whose series is 1, all others being 0. */
    private static String one(
            Exposition metrics, String metric, String runbook, @Nullable String check) {
        StringBuilder found = new StringBuilder();
        metrics.samples(metric)
                .forEach((labels, value) -> {
                    assertThat(value).isIn(0.0, 1.0);
                    boolean wanted =
                            runbook.equals(labels.get("runbook"))
                                    && (check == null || check.equals(labels.get("check")));
                    if (wanted && value == 1.0) {
                        found.append(labels.get("outcome"));
                    }
                });
        return found.toString();
    }

    // The exit status and what it said.
    private static String promtool(String arguments, String input) throws Exception {
        try {
            Process promtool =
                    new ProcessBuilder(("promtool " + arguments).split(" "))
                            .redirectErrorStream(true)
                            .start();
            try (OutputStream stdin = promtool.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String said =
                    new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(promtool.waitFor(10, TimeUnit.SECONDS)).isTrue();
            return promtool.exitValue() + " " + said;
        } catch (IOException noPromtool) {
            return noPromtool.toString();
        }
    }
}
