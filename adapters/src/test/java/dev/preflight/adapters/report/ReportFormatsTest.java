package dev.preflight.adapters.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.run.RunReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every format. */
class ReportFormatsTest {
    static List<String> names() {
        return ReportFormats.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void findsAFormatByItsName(String name) {
        assertThat(ReportFormats.named(name)).map(ReportFormat::name).contains(name);
    }

    @Test
    void knowsNoOthers() {
        assertThat(ReportFormats.named("xml")).isEmpty();
        assertThat(ReportFormats.named("JSON")).isEmpty();
    }

    @Test
    void tellsThemApartByMediaTypeAndFileName() {
        List<ReportFormat> formats =
                names().stream().map(it -> ReportFormats.named(it).orElseThrow()).toList();

        assertThat(formats).extracting(ReportFormat::mediaType).doesNotHaveDuplicates();
        assertThat(formats).extracting(ReportFormat::fileName).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("names")
    void letsNothingThroughThatDrivesATerminalOrIsNoCharacter(String name) throws IOException {
        for (RunReport report : List.of(Rich.report(), Rich.interrupted())) {
            String document = Documents.of(name, report);

            assertThat(document.codePoints())
                    .noneMatch(it -> it != '\n' && it != '\t' && Character.isISOControl(it))
                    .noneMatch(it -> it >= 0x202A && it <= 0x202E)
                    .noneMatch(it -> Character.getType(it) == Character.SURROGATE);
            assertThat(document).endsWith("\n");
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void copesWithEverySample(String name) throws IOException {
        for (RunReport sample : Samples.all().values()) {
            assertThat(Documents.of(name, sample)).isNotBlank().doesNotContain("s3cr3t");
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void joinsTheDocumentsOfSeveralRunsWhereItSaysSo(String name) throws IOException {
        RunReport one = Samples.healed();
        RunReport other = Rich.report();

        String appended = Documents.of(name, one) + Documents.of(name, other);

        if (ReportFormats.named(name).orElseThrow().isAppendable()) {
            assertThat(Documents.of(name, one, other)).isEqualTo(appended);
        } else {
            assertThat(Documents.of(name, one, other)).isNotEqualTo(appended);
        }
    }

    @Test
    void writesTextForPeopleInTheCharsetWanted() throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();

        new HumanReport(Style.plain(false, 80), StandardCharsets.ISO_8859_1)
                .write(List.of(Rich.report()), stream);

        assertThat(stream.toString(StandardCharsets.ISO_8859_1)).contains("caf\u00e9");
    }
}
