package dev.preflight.it.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.adapters.report.Exposition;
import dev.preflight.adapters.report.JunitSchema;
import dev.preflight.adapters.report.TapDocument;
import dev.preflight.adapters.report.TapDocument.Point;
import dev.preflight.it.command.CliRun;
import dev.preflight.it.command.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One run, told in every format at once, each as strict as its strictest reader. */
class ReportFilesIT {
    private static final List<String> FORMATS =
            List.of("human", "json", "junit", "tap", "nagios", "prometheus", "markdown", "github");

    private final Shop shop;

    ReportFilesIT(@TempDir Path scratch) throws IOException {
        shop = Shop.in(scratch);
    }

    @BeforeEach
    void write() throws IOException {
        shop.write("shop.yaml", Shop.runbook("shop.yaml"));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void tellOfAHealedRun() throws IOException {
        CliRun run = run("heal");

        assertThat(run.exit()).as(run::output).isZero();
        assertThat(run.report().outcome()).isEqualTo("HEALED");
        assertAllFormatsAreValid();
        assertThat(shop.read("human.txt")).contains("HEALED after 1 of 2 attempts");
        assertThat(point().ok()).isTrue();
        assertThat(shop.read("junit.txt")).contains("failures=\"0\"");
        assertThat(shop.read("nagios.txt")).startsWith("PREFLIGHT OK");
        assertThat(shop.read("github.txt")).doesNotContain("::error");
    }

    @Test
    void tellOfAFailedRun() throws IOException {
        CliRun run = run("check");

        assertThat(run.exit()).as(run::output).isEqualTo(1);
        assertThat(run.report().outcome()).isEqualTo("FAILED");
        assertAllFormatsAreValid();
        assertThat(shop.read("human.txt")).contains("NOT READY");
        assertThat(point().ok()).isFalse();
        assertThat(shop.read("junit.txt")).contains("failures=\"1\"", "<failure");
        assertThat(shop.read("nagios.txt")).startsWith("PREFLIGHT CRITICAL");
        assertThat(shop.read("github.txt")).contains("::error file=shop.yaml,line=3");
    }

    private CliRun run(String command) {
        Stream<String> reports = FORMATS.stream().map(it -> "--report=%s=%s.txt".formatted(it, it));
        return shop.cli()
                .run(
                        Stream.concat(Stream.of(command, "shop.yaml", "--format=json"), reports)
                                .toArray(String[]::new));
    }

    private Point point() throws IOException {
        return TapDocument.parse(shop.read("tap.txt")).points().get(0);
    }

    private void assertAllFormatsAreValid() throws IOException {
        assertThat(Report.parse(shop.read("json.txt")).checks()).hasSize(1);
        JunitSchema.validate(shop.read("junit.txt"));
        assertThat(TapDocument.parse(shop.read("tap.txt")).points()).hasSize(1);
        Exposition metrics = Exposition.parse(shop.read("prometheus.txt"));
        assertThat(metrics.samples("preflight_check_outcome")).isNotEmpty();
        assertThat(shop.read("nagios.txt").lines().findFirst().orElseThrow())
                .matches("PREFLIGHT [A-Z]+ - .*\\|.*");
        assertThat(shop.read("markdown.txt")).contains("| ");
        assertThat(shop.read("github.txt").lines())
                .allMatch(it ->
                        !it.startsWith("::") || it.matches("::(error|warning|notice|debug)[ :].*"));
    }
}
