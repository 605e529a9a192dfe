package dev.preflight.adapters.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.preflight.adapters.text.Printable;
import dev.preflight.core.run.RunReport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TapReportTest {
    // Answers with what the reader of Perl's own test tools makes of it.
    private static final String PERL =
            """
            binmode STDOUT; local $/;
            my $parser = TAP::Parser->new({ tap => <STDIN> });
            while (my $result = $parser->next) {
                print "unknown: ", $result->raw, "\\n" if $result->is_unknown;
            }
            print "error: $_\\n" for $parser->parse_errors;
            printf "%d run, not ok: %s, skipped: %s\\n",
                $parser->tests_run, join(" ", $parser->failed), join(" ", $parser->skipped);
            """;

    static Set<String> samples() {
        return Samples.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void keepsToTheSpecification(String sample) throws IOException {
        RunReport report = Samples.named(sample);

        assertThat(TapDocument.parse(tap(report)).points())
                .hasSizeGreaterThanOrEqualTo(report.checks().size());
    }

    @Test
    void isPinned() throws IOException {
        Golden.assertMatches("rich.tap", tap(Rich.report()));
    }

    @Test
    void tellsTheOutcomesApart() throws IOException {
        TapDocument document = TapDocument.parse(tap(Rich.report()));

        assertThat(document.points())
                .extracting(TapDocument.Point::ok)
                .containsExactly(true, true, false, false, true, true, true);
        assertThat(document.points())
                .extracting(TapDocument.Point::skipped)
                .containsExactly(
                        "",
                        "",
                        "",
                        "",
                        "blocked, not probed: needs queue, registry",
                        "left out with --skip",
                        "");
        assertThat(document.point("stack/search-index").description())
                .isEqualTo("stack/search-index: Search index is filled #1");
        assertThat(document.point("stack/registry").description()).endsWith("\\ at all");
    }

    @Test
    void explainsWhatIsNotSimplyWell() throws IOException {
        TapDocument document = TapDocument.parse(tap(Rich.report()));

        assertThat(document.point("stack/database").diagnostics().isEmpty()).isTrue();
        Map<?, ?> queue = document.point("stack/queue").diagnostics();
        assertThat(queue.get("outcome")).isEqualTo("FAIL");
        assertThat(queue.get("message")).isEqualTo("Queue stands still");
        assertThat(queue.get("durationMs")).isEqualTo(40);
        assertThat(remediation(queue, "state")).isEqualTo("EXHAUSTED");
        assertThat(document.point("stack/orders").diagnostics().get("blockedBy"))
                .isEqualTo(List.of("queue", "registry"));
    }

    @Test
    void listsTheAttempts() throws IOException {
        Map<?, ?> healed =
                TapDocument.parse(tap(Rich.report())).point("stack/search-index").diagnostics();

        assertThat(remediation(healed, "attempts"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(2)
                .last(InstanceOfAssertFactories.MAP)
                .containsEntry("number", 2)
                .containsEntry("waitedMs", 15_080)
                .containsEntry("verification", "PASS: 12 documents");
    }

    @Test
    void keepsTheLinesOfWhatATargetSaid() throws IOException {
        Object seen =
                TapDocument.parse(tap(Rich.report()))
                        .point("stack/queue")
                        .diagnostics()
                        .get("seen");

        assertThat(seen)
                .isEqualTo(
                        Printable.clean(Rich.NASTY)
                                .replace('\u2028', '\n')
                                .replace('\ufffe', '\ufffd'));
    }

    @Test
    void failsAWarningWhenTheRunIsStrict() throws IOException {
        TapDocument strict = TapDocument.parse(tap(Rich.report("stack", true)));

        assertThat(strict.point("stack/disk").ok()).isFalse();
    }

    @Test
    void countsThroughAllRuns() throws IOException {
        TapDocument document =
                TapDocument.parse(tap(Rich.report(Rich.NASTY, false), Samples.passed()));

        assertThat(document.points()).hasSize(7 + Samples.passed().checks().size());
        assertThat(document.comments()).hasSize(2);
    }

    @Test
    void doesNotLetAnInterruptedRunLookGood() throws IOException {
        TapDocument document = TapDocument.parse(tap(Rich.interrupted()));

        assertThat(document.points())
                .hasSize(8)
                .last()
                .extracting(TapDocument.Point::ok)
                .isEqualTo(false);
        assertThat(document.point("stack/run").diagnostics().get("message"))
                .asString()
                .startsWith("interrupted, left undone: restart of a|b");
    }

    @Test
    void isReadByPerl() throws Exception {
        assumeTrue(perl("print 1", "").equals("1"), "there is no Perl with TAP::Parser");
        String document = tap(Rich.report(), Rich.interrupted());

        String said = perl(PERL, document);
        if (said.contains("versions later than 13")) {
            // An older one refuses the number, and reads all the rest as version 13.
            said = perl(PERL, document.replaceFirst("14", "13"));
        }

        assertThat(said).isEqualTo("15 run, not ok: 3 4 15, skipped: 5 6 8 9 10 11 12 13 14\n");
    }

    private static Object remediation(Map<?, ?> diagnostics, String key) {
        Map<?, ?> remediation = (Map<?, ?>) diagnostics.get("remediation");
        return Objects.requireNonNull(Objects.requireNonNull(remediation).get(key));
    }

    private static String tap(RunReport... reports) throws IOException {
        return Documents.of("tap", reports);
    }

    private static String perl(String program, String input) throws Exception {
        try {
            Process perl =
                    new ProcessBuilder("perl", "-MTAP::Parser", "-e", program)
                            .redirectErrorStream(true)
                            .start();
            try (OutputStream stdin = perl.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String said = new String(perl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(perl.waitFor(10, TimeUnit.SECONDS)).isTrue();
            return said;
        } catch (IOException noPerl) {
            return noPerl.toString();
        }
    }
}
