package dev.preflight.service.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/events.md}, {@code docs/events.schema.json} and what is written say the same. */
class EventDocsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path DOC = Path.of("../docs/events.md");
    private static final Path SCHEMA = Path.of("../docs/events.schema.json");

    // Every event of an incident has it; it is explained once.
    private static final String STATE = "state";

    static Stream<String> types() {
        return Samples.types();
    }

    @Test
    void noTypeIsLeftOut() throws IOException {
        List<String> titles =
                Files.readString(DOC)
                        .lines()
                        .filter(line -> line.startsWith("## "))
                        .map(line -> line.substring(3).replace("`", ""))
                        .toList();

        assertThat(titles).containsExactlyInAnyOrderElementsOf(types().toList());
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeIsShownAndItsFieldsAreExplained(String type) throws IOException {
        String golden = Samples.golden(type);
        String section = section(type);
        List<String> fields = names(tree(golden));
        fields.remove(STATE);

        assertThat(section).contains("```json\n" + golden + "```");
        assertThat(fields).allSatisfy(it -> assertThat(section).contains("| `" + it + "` | "));
    }

    private static String section(String type) throws IOException {
        String text = Files.readString(DOC);
        String title = "## `" + type + "`\n";
        int start = text.indexOf(title);
        int end = text.indexOf("\n## ", start + 1);
        return text.substring(start, end < 0 ? text.length() : end);
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeKeepsTheSchema(String type) throws IOException {
        assertThat(violations(Samples.golden(type))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void theSchemaAllowsForMore(String type) throws IOException {
        ObjectNode event = tree(Samples.golden(type));
        event.put("traceparent", "00-1-2-03");
        event.withObject("data").put("more", 1);

        assertThat(violations(event.toString())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void theSchemaNoticesWhatIsWrong(String type) throws IOException {
        for (String attribute : List.of("id", "source", "time", "data")) {
            ObjectNode event = tree(Samples.golden(type));
            event.remove(attribute);
            assertThat(violations(event.toString())).as(attribute).isNotEmpty();
        }
        for (String field : names(tree(Samples.golden(type)))) {
            ObjectNode event = tree(Samples.golden(type));
            event.withObject("data").put(field, true);
            assertThat(violations(event.toString())).as(field).isNotEmpty();
        }
    }

    private static List<String> names(ObjectNode event) {
        List<String> names = new ArrayList<>();
        event.withObject("data").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static ObjectNode tree(String event) throws JsonProcessingException {
        return (ObjectNode) JSON.readTree(event);
    }

    private static Set<ValidationMessage> violations(String event) throws IOException {
        JsonSchema schema =
                JsonSchemaFactory.getInstance(VersionFlag.V202012)
                        .getSchema(Files.readString(SCHEMA));
        return schema.validate(event, InputFormat.JSON);
    }
}
