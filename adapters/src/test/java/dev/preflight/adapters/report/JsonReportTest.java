package dev.preflight.adapters.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.preflight.core.check.Assertion;
import dev.preflight.core.check.Judgement;
import dev.preflight.core.probe.CommandEnded;
import dev.preflight.core.probe.Connected;
import dev.preflight.core.probe.CustomProbe;
import dev.preflight.core.probe.FileSeen;
import dev.preflight.core.probe.Observation;
import dev.preflight.core.probe.Unobserved;
import dev.preflight.core.probe.ValueSeen;
import dev.preflight.core.run.Mode;
import dev.preflight.core.run.RunReport;
import dev.preflight.core.runbook.Check;
import dev.preflight.core.runbook.Runbook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JsonReportTest {
    static Set<String> samples() {
        return Samples.all().keySet();
    }

    static Stream<Observation> observations() {
        return Stream.of(
                new CommandEnded(1, "NONE\n", "curl: \u001b[1mrefused"),
                new Connected("localhost:8000"),
                Samples.containers(Samples.ALL),
                new FileSeen("/srv/shop/.env", FileSeen.Kind.FILE, 12),
                Samples.fleet(Samples.ALL),
                Samples.answer(503),
                Samples.services(),
                new Unobserved(Unobserved.Reason.TIMEOUT, "no answer within 10 s"),
                new ValueSeen("half a character", "\ud83d"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void keepsItsSchema(String sample) throws IOException {
        assertThat(violations(write(Samples.named(sample)))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("observations")
    void showsEveryKindOfObservation(Observation observation) throws IOException {
        // Given
        Runbook runbook =
                Runbook.named("one")
                        .check(
                                Check.named("one")
                                        .probe(new CustomProbe("one", () -> ""))
                                        .passIf(anything()))
                        .build();

        // When
        String json =
                write(new Stage().shows(CustomProbe.class, observation).run(Mode.CHECK, runbook));

        // Then
        assertThat(violations(json)).isEmpty();
        assertThat(json).doesNotContain("\\u001B", "\\u001b");
        observation.facts().keySet().forEach(fact -> assertThat(json).contains("\"" + fact + "\""));
    }

    @Test
    void isPinned() throws IOException {
        Golden.assertMatches("exhausted.json", write(Samples.exhausted()));
    }

    @Test
    void saysInAPlanWhatHealWouldWaitFor() throws IOException {
        assertThat(write(Samples.planLocked()))
                .contains("\"reason\": \"this target is being cured by pid 4711 ");
        assertThat(write(Samples.planWaiting()))
                .contains("\"reason\": \"attempt 1 of 2 is made and its wait ends in 12 s; ");
    }

    @Test
    void isPinnedForARichReport() throws IOException {
        Golden.assertMatches("rich.json", write(Rich.report()));
    }

    @Test
    void putsSeveralReportsIntoOneDocument() throws IOException {
        String json = write(Samples.healed(), Rich.report());

        assertThat(violations("reports", json)).isEmpty();
        assertThat(json)
                .startsWith(
                        "{\n  \"schema\": \"preflight.reports/v1\",\n  \"outcome\": \"FAILED\"");
        assertThat(violations("reports", json.replace("\"runId\"", "\"run\""))).isNotEmpty();
    }

    @Test
    void holdsNoSecrets() throws IOException {
        assertThat(write(Samples.exhausted())).doesNotContain("s3cr3t", "hunter22");
    }

    @Test
    void leavesTheStreamOpen() throws IOException {
        // Given
        ByteArrayOutputStream stream =
                new ByteArrayOutputStream() {
                    @Override
                    public void close() {
                        throw new AssertionError("closed");
                    }
                };

        // When
        new JsonReport().write(List.of(Samples.passed()), stream);

        // Then
        assertThat(stream.toString(StandardCharsets.UTF_8)).startsWith("{\n").endsWith("\n}\n");
    }

    @ParameterizedTest
    @CsvSource({
        "\"outcome\": \"FAILED\", \"outcome\": \"RED\"",
        "\"outcome\": \"FAIL\", \"outcome\": \"fail\"",
        "\"mode\": \"heal\", \"mode\": \"HEAL\"",
        "\"state\": \"EXHAUSTED\", \"state\": \"TIRED\"",
        "\"number\": 1, \"number\": 0",
        "\"runId\", \"run\"",
        "\"evidence\", \"facts\"",
        "\"verification\": \"FAIL: , \"verification\": \"no: ",
    })
    void schemaRejectsWhatIsNoReport(String right, String wrong) throws IOException {
        // Given
        String json = write(Samples.exhausted());
        assertThat(json).contains(right);

        // Then
        assertThat(violations(json.replace(right, wrong))).isNotEmpty();
    }

    private static String write(RunReport... reports) throws IOException {
        return Documents.of("json", reports);
    }

    private static Set<?> violations(String json) throws IOException {
        return violations("report", json);
    }

    private static Set<?> violations(String name, String json) throws IOException {
        String report = schema("report");
        JsonSchema schema =
                JsonSchemaFactory.getInstance(
                                SpecVersion.VersionFlag.V202012,
                                factory ->
                                        factory.schemaLoaders(loaders ->
                                                loaders.schemas(
                                                        Map.of("urn:preflight:report:v1", report))))
                        .getSchema(schema(name));
        return schema.validate(json, InputFormat.JSON);
    }

    private static String schema(String name) throws IOException {
        return Files.readString(Path.of("../docs/%s.schema.json".formatted(name)));
    }

    private static Assertion anything() {
        return new Assertion() {
            @Override
            public String expectation() {
                return "anything";
            }

            @Override
            public Judgement judge(Observation observation) {
                return Judgement.pass(observation.describe());
            }
        };
    }
}
