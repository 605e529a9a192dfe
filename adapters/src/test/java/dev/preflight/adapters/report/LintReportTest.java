package dev.preflight.adapters.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.preflight.adapters.runbook.RunbookFile;
import dev.preflight.adapters.runbook.RunbookReader;
import dev.preflight.adapters.runbook.lint.Finding;
import dev.preflight.adapters.runbook.lint.Finding.Severity;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.runbook.lint.Linted;
import dev.preflight.adapters.runbook.tree.Place;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LintReportTest {
    private static final Path JSON = Path.of("../docs/lint.schema.json");
    private static final Path SARIF =
            Path.of("src/test/resources/dev/preflight/adapters/report/sarif-required.schema.json");

    @Test
    void showsFindingsAsCompilersDoAndThenASummary() throws IOException {
        StringBuilder out = new StringBuilder();

        LintReport.human(List.of(shop(), good()), out);

        assertThat(out)
                .hasToString(
                        """
                        my shop.md:3:7: error: no such field [unknown-field]
                        my shop.md:9:1: warning: it may hang [may-hang]
                        my shop.md:9:4: warning: a\tb c [cannot-fail]

                        2 files: 1 error, 2 warnings
                        """);
    }

    @Test
    void saysThatThereIsNothingToMend() throws IOException {
        StringBuilder out = new StringBuilder();

        LintReport.human(List.of(good()), out);

        assertThat(out).hasToString("1 file: nothing to mend\n");
    }

    @Test
    void writesJsonByItsSchema() throws IOException {
        String json = json(shop(), good());

        assertThat(violations(JSON, json)).isEmpty();
        assertThat(json)
                .contains("\"errors\": 1", "\"warnings\": 2", "\"notes\": 0")
                .contains("\"file\": \"my shop.md\"", "\"code\": \"may-hang\"")
                .endsWith("}\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "preflight.lint/v1 | other",
                "\"warning\" | \"bad\"",
                "\"line\": 3 | \"line\": 0",
                "\"code\" | \"kind\"",
                "may-hang | May Hang",
            })
    void schemaRejectsWhatIsNoReport(String right, String wrong) throws IOException {
        String json = json(shop());
        assertThat(json).contains(right);

        assertThat(violations(JSON, json.replace(right, wrong))).isNotEmpty();
    }

    @Test
    void writesSarifAsTheStandardRequires() throws IOException {
        String sarif = sarif(shop(), good());

        assertThat(violations(SARIF, sarif)).isEmpty();
        assertThat(sarif)
                .contains("\"uri\": \"my%20shop.md\"", "\"startLine\": 3", "\"startColumn\": 7")
                .contains(
                        "\"ruleIndex\": " + List.of(LintCode.values()).indexOf(LintCode.MAY_HANG));
    }

    @ParameterizedTest
    @CsvSource({
        "/srv/a b.md, file:///srv/a%20b.md",
        "c:d.md, ./c:d.md",
        "a/\u00e4.md, a/%C3%A4.md",
        "a\\b#c?.md, a/b%23c%3F.md",
        "'a\u001b[31m.md', a.md",
    })
    void writesEveryNameAsAnAddress(String name, String address) throws IOException {
        Place place = new Place(name, 1, 1);
        Finding finding = new Finding(LintCode.NO_CHECKS, Severity.NOTE, place, "none");

        String sarif = sarif(new Linted(file(name), List.of(finding)));

        assertThat(sarif).contains("\"uri\": \"" + address + "\"");
        assertThat(violations(SARIF, sarif)).isEmpty();
    }

    private static Linted shop() {
        String name = "my shop.md";
        return new Linted(
                file(name),
                List.of(
                        new Finding(
                                LintCode.UNKNOWN_FIELD,
                                Severity.ERROR,
                                new Place(name, 3, 7),
                                "no such field"),
                        new Finding(
                                LintCode.MAY_HANG,
                                Severity.WARNING,
                                new Place(name, 9, 1),
                                "it \u001b[31mmay hang"),
                        new Finding(
                                LintCode.CANNOT_FAIL,
                                Severity.WARNING,
                                new Place(name, 9, 4),
                                "a\tb\nc")));
    }

    private static Linted good() {
        return new Linted(file("good.yaml"), List.of());
    }

    private static RunbookFile file(String name) {
        return RunbookReader.read(name, "# Shop\n".getBytes(StandardCharsets.UTF_8));
    }

    private static String json(Linted... files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LintReport.json(List.of(files), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String sarif(Linted... files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LintReport.sarif(List.of(files), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Set<?> violations(Path file, String json) throws IOException {
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(Files.readString(file));
        return schema.validate(json, InputFormat.JSON);
    }
}
