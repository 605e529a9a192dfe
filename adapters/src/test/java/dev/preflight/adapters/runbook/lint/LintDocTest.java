package dev.preflight.adapters.runbook.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.preflight.adapters.process.ProcessRunner;
import dev.preflight.adapters.runbook.RunbookFile;
import dev.preflight.adapters.runbook.condition.Condition;
import dev.preflight.adapters.runbook.condition.ConditionException;
import dev.preflight.adapters.runbook.condition.ConditionReader;
import dev.preflight.core.probe.CommandProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/lint.md says of each code is so. */
class LintDocTest {
    private static final Path DOC = Path.of("../docs/lint.md");
    // A file that is no text cannot be shown, and what is said on conversion is not lint's.
    private static final Set<String> WITHOUT_EXAMPLES =
            Set.of(LintCode.UNREADABLE.word(), LintCode.NOT_CARRIED_OVER.word());

    /** An example of a section. */
    record Example(String code, boolean isBad, String kind, String text) {
        RunbookFile file() {
            return switch (kind) {
                case "bash" -> Runbooks.checkedBy(text.stripTrailing());
                case "bash cure" -> Runbooks.curedBy(text.stripTrailing());
                case "yaml" -> Runbooks.read("shop.yaml", text);
                case "markdown" -> Runbooks.read("shop.md", text);
                default -> throw new IllegalArgumentException("an example in " + kind);
            };
        }
    }

    @Test
    void hasASectionForEveryCodeInTheirOrder() throws IOException {
        List<String> sections = new ArrayList<>(sections().keySet());

        List<String> codes = new ArrayList<>();
        for (LintCode code : LintCode.values()) {
            codes.add(code.word());
        }
        assertThat(sections).containsExactlyElementsOf(codes);
    }

    @Test
    void hasExamplesOfBothKindsWhereLintCanShowThem() throws IOException {
        sections()
                .forEach((code, examples) -> {
                    if (!WITHOUT_EXAMPLES.contains(code)) {
                        assertThat(examples).as(code).anyMatch(Example::isBad);
                        assertThat(examples).as(code).anyMatch(it -> !it.isBad());
                    }
                });
    }

    static List<Example> examples() throws IOException {
        return sections().values().stream().flatMap(List::stream).toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleShowsWhatItsSectionSays(Example example) throws Exception {
        // Given
        assumeTrue(!isOfConditions(example) || understandsConditions());

        // When
        List<String> codes =
                Linter.lint(example.file(), bash()).stream().map(it -> it.code().word()).toList();

        // Then
        if (example.isBad()) {
            assertThat(codes).contains(example.code());
        } else {
            assertThat(codes).doesNotContain(example.code());
        }
    }

    private static boolean isOfConditions(Example example) {
        return example.code().endsWith("-condition");
    }

    // Only a grammar that takes a condition as stated can leave one out of the findings.
    private static boolean understandsConditions() throws ConditionException {
        Condition condition = ConditionReader.read(new CommandProbe("true"), "Exit status is 0");
        return condition.origin() == Condition.Origin.STATED;
    }

    private static BashSyntax bash() {
        return new BashSyntax(new ProcessRunner(), Path.of("."), System.getenv());
    }

    private static Map<String, List<Example>> sections() throws IOException {
        Map<String, List<Example>> sections = new LinkedHashMap<>();
        Node document = Parser.builder().build().parse(Files.readString(DOC));
        String code = "";
        List<Example> examples = new ArrayList<>();
        boolean isBad = false;
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading && heading.getLevel() == 3) {
                code = ((Code) heading.getFirstChild()).getLiteral();
                examples = new ArrayList<>();
                sections.put(code, examples);
            } else if (node instanceof Paragraph && node.getFirstChild() instanceof Text text) {
                isBad = text.getLiteral().equals("Bad:");
            } else if (node instanceof FencedCodeBlock fence) {
                examples.add(new Example(code, isBad, fence.getInfo(), fence.getLiteral()));
            }
        }
        return sections;
    }
}
