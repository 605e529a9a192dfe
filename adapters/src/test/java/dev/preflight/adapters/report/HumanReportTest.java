package dev.preflight.adapters.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.run.RunReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HumanReportTest {
    private static final Style PLAIN = Style.plain(true, 100);
    private static final Style ASCII = Style.plain(false, 100);
    private static final Style QUIET = new Style(false, true, 100, false, true);
    private static final Style VERBOSE = new Style(false, true, 100, true, false);
    private static final Style COLOURED = new Style(true, true, 100, false, false);

    static Set<String> samples() {
        return Samples.all().keySet();
    }

    static Stream<RunReport> reports() {
        return Samples.all().values().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void saysWhatCameOfTheRun(String sample) throws IOException {
        Golden.assertMatches(sample + ".txt", render(Samples.named(sample), PLAIN));
    }

    @Test
    void coloursOnlyWhenTold() throws IOException {
        Golden.assertMatches("exhausted-coloured.txt", render(Samples.exhausted(), COLOURED));
    }

    @Test
    void leavesNothingOutWhenVerbose() throws IOException {
        Golden.assertMatches("exhausted-verbose.txt", render(Samples.exhausted(), VERBOSE));
    }

    @Test
    void saysOnlyWhatFailedWhenQuiet() throws IOException {
        Golden.assertMatches("exhausted-quiet.txt", render(Samples.exhausted(), QUIET));
        assertThat(render(Samples.healed(), QUIET).lines()).hasSize(1);
        assertThat(render(Samples.passed(), QUIET).lines()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("reports")
    void needsNothingButAsciiWhenTold(RunReport report) {
        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(render(report, ASCII)))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("reports")
    void letsNothingThroughThatDrivesATerminal(RunReport report) {
        assertThat(render(report, VERBOSE).chars())
                .noneMatch(it -> it != '\n' && Character.isISOControl(it));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void keepsWithinTheWidth(RunReport report) {
        assertThat(render(report, Style.plain(true, 80)).lines())
                .allMatch(line -> line.length() <= 80);
    }

    @Test
    void isPinnedForARichReport() throws IOException {
        Golden.assertMatches("rich.txt", Documents.of("human", Rich.report()));
    }

    @Test
    void holdsNoSecrets() {
        assertThat(render(Samples.exhausted(), VERBOSE)).doesNotContain("s3cr3t", "hunter22");
    }

    @Test
    void tellsACharsetThatHasAllMarks() {
        assertThat(Style.isUnicode(StandardCharsets.UTF_8)).isTrue();
        assertThat(Style.isUnicode(StandardCharsets.ISO_8859_1)).isFalse();
    }

    private static String render(RunReport report, Style style) {
        return new HumanReport(style).render(report);
    }
}
