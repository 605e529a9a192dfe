package dev.preflight.adapters.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.preflight.adapters.bundled.BundledRunbooks;
import dev.preflight.adapters.runbook.tree.Keys;
import dev.preflight.adapters.runbook.tree.Node;
import dev.preflight.adapters.runbook.yaml.RunbookYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema and the reader say the same. */
class RunbookSchemaTest {
    private static final Path FILE = Path.of("..", "docs", "runbook.schema.json");
    private static final String TEXT = text();
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(TEXT);

    static Stream<Arguments> parts() {
        return Stream.of(
                Arguments.of("", Keys.RUNBOOK),
                Arguments.of("/$defs/documentation", Keys.DOCUMENTATION),
                Arguments.of("/$defs/check", Keys.CHECK),
                Arguments.of("/$defs/probe", Keys.PROBE),
                Arguments.of("/$defs/probe/properties/http/oneOf/1", Keys.HTTP_PROBE),
                Arguments.of("/$defs/probe/properties/containers/oneOf/1", Keys.CONTAINERS_PROBE),
                Arguments.of("/$defs/cure", Keys.CURE),
                Arguments.of("/$defs/step", Keys.STEP),
                Arguments.of("/$defs/commandStep/oneOf/1", Keys.COMMAND_STEP),
                Arguments.of("/$defs/logsStep/oneOf/1", Keys.LOGS_STEP),
                Arguments.of("/$defs/containersStep/oneOf/1", Keys.CONTAINERS_STEP));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void hasTheFieldsOfTheReader(String pointer, Set<String> keys) throws IOException {
        JsonNode part = new ObjectMapper().readTree(TEXT).at(pointer);

        List<String> properties = new ArrayList<>();
        part.get("properties").fieldNames().forEachRemaining(properties::add);
        assertThat(properties).containsExactlyElementsOf(keys);
        assertThat(part.get("additionalProperties").booleanValue()).isFalse();
    }

    @Test
    void describesEveryField() throws IOException {
        JsonNode root = new ObjectMapper().readTree(TEXT);
        Set<String> undescribed = new HashSet<>();

        for (JsonNode properties : root.findValues("properties")) {
            properties
                    .properties()
                    .forEach(it -> {
                        JsonNode target =
                                it.getValue().has("$ref")
                                        ? root.at(it.getValue().get("$ref").asText().substring(1))
                                        : it.getValue();
                        if (!it.getValue().has("description") && !target.has("description")) {
                            undescribed.add(it.getKey());
                        }
                    });
        }

        assertThat(undescribed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"workers", "containers"})
    void acceptsTheBundledRunbooks(String name) {
        assertThat(problems(BundledRunbooks.source(name).orElseThrow())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop.yaml",
                "full.yaml",
            })
    void acceptsWholeFiles(String name) {
        String text = new String(RunbookFiles.bytes(name), StandardCharsets.UTF_8);

        assertThat(problems(text)).isEmpty();
        assertThat(RunbookFiles.errors(RunbookFiles.yaml(text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "checks: [{command: 'true'}]",
                "checks: [{command: 'true', title: 1}]",
                "checks: [{command: 'true', note: }]",
                "checks: [{command: 'true', note: ~}]",
                "checks: [{command: 'true', note: null}]",
                "checks: [{command: 'true', severity: warning}]",
                "checks: [{command: 'true', timeout: 5 s}]",
                "checks: [{command: 'true', timeout: 5}]",
                "checks: [{command: 'true', timeout: 1 min 30 s (slow)}]",
                "checks: [{command: 'true', timeout: 1.5 min}]",
                "checks: [{command: 'true', timeout: '1 min, 3 s'}]",
                "checks: [{command: 'true', id: a-b-1}]",
                "checks: [{command: 'true', id: 1}]",
                "checks: [{command: 'true', requires: []}]",
                "checks: [{command: 'true', id: a}, {command: 'true', requires: a}]",
                "checks: [{command: 'true', id: a}, {command: 'true', requires: [a]}]",
                "checks: [{command: 'true', id: a}, {command: 'true', requires: [1]}]",
                "checks: [{probe: {http: http://x}}]",
                "checks: [{probe: {http: {url: 'https://x'}}}]",
                "checks: [{probe: {http: '${URL}'}}]",
                "checks: [{probe: {tcp: 'x:1'}}]",
                "checks: [{probe: {tcp: 'x:${PORT:-1}'}}]",
                "checks: [{probe: {file: x}}]",
                "checks: [{probe: {command: x}}]",
                "{checks: [{command: x}], cures: [{cure: by hand}]}",
                "{checks: [{command: x}], cures: [{cure: {restart: shop}}]}",
                "{checks: [{command: x}], cures: [{cure: [{restart: [shop, db]}]}]}",
                "{checks: [{command: x}], cures: [{cure: [{up: {services: shop, grace: 3 s}}]}]}",
                "{checks: [{command: x}], cures: [{cure: [{wait: 3 s}, {command: {run: x}}]}]}",
                "{checks: [{command: x}], cures: [{cure: [{logs: {lines: 30}}]}]}",
                "{checks: [{command: x}], cures: [{cure: x, maxRetries: 0}]}",
                "{checks: [{command: x}], cures: [{cure: x, maxRetries: two}]}",
                "{checks: [{command: x}], cures: [{cure: x, maxRetries: 3 times (at most)}]}",
                "{checks: [{command: x}], cures: [{cure: x, waitAfterCure: none}]}",
                "{checks: [{command: x}], cures: [{cure: x, verify: early}]}",
                "{checks: [{command: x}], cures: [{cure: x, verify: early 5 s, busy: allow}]}",
                "{checks: [{command: x}], cures: [{cure: x, symptom: [a, b]}]}",
                "{checks: [{command: x}], cures: [{cure: x, diagnostics: [{logs: implicated}]}]}",
                "{checks: [{command: x}], documentation: [{title: x, text: y}, {}]}",
                "{checks: [{command: x}], busyWorkers: http://x, id: a b, usedBy: , purpose: y}",
            })
    void acceptsWhatTheReaderAccepts(String text) {
        assertThat(problems(text)).isEmpty();
        assertThat(RunbookFiles.errors(RunbookFiles.yaml(text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "x",
                "title: x",
                "checks: []",
                "checks: x",
                "checks: [x]",
                "checks: [{}]",
                "{checks: [{command: x}], titel: x}",
                "{checks: [{command: x}], title: [x]}",
                "{checks: [{command: x}], title: {x: y}}",
                "checks: [{command: ''}]",
                "checks: [{command: }]",
                "checks: [{command: [x]}]",
                "checks: [{command: x, probe: {file: x}}]",
                "checks: [{command: x, timeout: soon}]",
                "checks: [{command: x, timeout: 5 parsecs}]",
                "checks: [{command: x, timeout: -5}]",
                "checks: [{command: x, timeout: }]",
                "checks: [{command: x, severity: high}]",
                "checks: [{command: x, id: A b}]",
                "checks: [{command: x, id: a--b}]",
                "checks: [{command: x, passIf: }]",
                "checks: [{command: x, failMessage: ''}]",
                "checks: [{command: x, requires: [[x]]}]",
                "checks: [{command: x, maxRetries: 1}]",
                "checks: [{probe: x}]",
                "checks: [{probe: {}}]",
                "checks: [{probe: {http: x}}]",
                "checks: [{probe: {http: {ulr: http://x}}}]",
                "checks: [{probe: {http: {}}}]",
                "checks: [{probe: {http: }}]",
                "checks: [{probe: {tcp: x}}]",
                "checks: [{probe: {tcp: ':1'}}]",
                "checks: [{probe: {tcp: 'x:'}}]",
                "checks: [{probe: {file: x, command: y}}]",
                "checks: [{probe: {containers: some}}]",
                "checks: [{probe: {dns: x}}]",
                "{checks: [{command: x}], cures: [{}]}",
                "{checks: [{command: x}], cures: {}}",
                "{checks: [{command: x}], cures: [{cure: }]}",
                "{checks: [{command: x}], cures: [{cure: [x]}]}",
                "{checks: [{command: x}], cures: [{cure: [{}]}]}",
                "{checks: [{command: x}], cures: [{cure: [{restart: a, up: b}]}]}",
                "{checks: [{command: x}], cures: [{cure: [{restart: []}]}]}",
                "{checks: [{command: x}], cures: [{cure: [{restart: {grace: 3 s}}]}]}",
                "{checks: [{command: x}], cures: [{cure: [{restrat: a}]}]}",
                "{checks: [{command: x}], cures: [{cure: [{wait: long}]}]}",
                "{checks: [{command: x}], cures: [{cure: [{logs: {lines: many}}]}]}",
                "{checks: [{command: x}], cures: [{cure: [{logs: {lines: 10001}}]}]}",
                "{checks: [{command: x}], cures: [{cure: [{command: {timeout: 3 s}}]}]}",
                "{checks: [{command: x}], cures: [{cure: x, maxRetries: 101}]}",
                "{checks: [{command: x}], cures: [{cure: x, maxRetries: -1}]}",
                "{checks: [{command: x}], cures: [{cure: x, maxRetries: 1.5}]}",
                "{checks: [{command: x}], cures: [{cure: x, maxRetries: lots}]}",
                "{checks: [{command: x}], cures: [{cure: x, waitAfterCure: a while}]}",
                "{checks: [{command: x}], cures: [{cure: x, verify: soon}]}",
                "{checks: [{command: x}], cures: [{cure: x, busy: maybe}]}",
                "{checks: [{command: x}], cures: [{cure: x, diagnostics: [{restart: a}]}]}",
                "{checks: [{command: x}], cures: [{cure: x, diagnostics: logs}]}",
                "{checks: [{command: x}], documentation: [{body: x}]}",
                "{checks: [{command: x}], documentation: x}",
                "{checks: [{command: x}], busyWorkers: }",
            })
    void refusesWhatTheReaderRefuses(String text) {
        assertThat(problems(text)).isNotEmpty();
        assertThat(RunbookFiles.errors(RunbookFiles.yaml(text))).isNotEmpty();
    }

    @Provide
    Arbitrary<Node.Fields> runbooks() {
        return RandomRunbooks.usual();
    }

    @Property(tries = 200)
    void acceptsWhatIsWritten(@ForAll("runbooks") Node.Fields tree) {
        assertThat(problems(RunbookYaml.write(NormalForm.of(tree)))).isEmpty();
    }

    private static Set<ValidationMessage> problems(String yaml) {
        return SCHEMA.validate(yaml, InputFormat.YAML);
    }

    private static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
