package dev.preflight.adapters.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.adapters.runbook.RunbookConversion.Converted;
import dev.preflight.adapters.runbook.RunbookConversion.Notation;
import dev.preflight.adapters.runbook.lint.Finding;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From one notation to the other: nothing is lost without being said. */
class RunbookConversionTest {
    @Test
    void writesYamlAsAPersonWould() {
        Converted converted =
                RunbookConversion.convert("shop.md", RunbookFiles.bytes("shop.md"), Notation.YAML);

        assertThat(converted.text()).contains(text("shop.yaml"));
        assertThat(converted.findings()).isEmpty();
    }

    @Test
    void writesMarkdownAsAPersonWould() {
        Converted converted =
                RunbookConversion.convert(
                        "shop.yaml", RunbookFiles.bytes("shop.yaml"), Notation.MARKDOWN);

        assertThat(converted.text()).contains(text("shop-from-yaml.md"));
        assertThat(converted.findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop.md",
                "shop.yaml",
                "wild/terse.md",
                "wild/decorated.md",
                "wild/headings-as-labels.md"
            })
    void carriesEveryFieldOverAndBack(String name) {
        for (Notation notation : Notation.values()) {
            Converted converted =
                    RunbookConversion.convert(name, RunbookFiles.bytes(name), notation);

            assertThat(converted.hasErrors()).isFalse();
            assertThat(Leaves.of(read(converted, notation)))
                    .isEqualTo(Leaves.of(RunbookFiles.read(name)));
        }
    }

    @Test
    void saysWhichProseIsInNoField() {
        Converted converted =
                convert(
                        """
                        # Shop

                        Some prose.

                        ## Checks

                        More of it.

                        ### Up

                        And more.

                        **Command:** `true`

                        **Owner:** me
                        """,
                        "a.md",
                        Notation.YAML);

        assertThat(converted.findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "a.md:3:1: warning: what is in no field is not carried over: see the lines 3, 7, 11, 15 [not-carried-over]");
    }

    @Test
    void saysOnceThatCommentsAreLost() {
        Converted converted =
                convert(
                        "title: Shop\n# one\nchecks:\n- command: 'true' # two\n",
                        "a.yaml",
                        Notation.MARKDOWN);

        assertThat(converted.findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "a.yaml:2:1: warning: comments are not carried over [not-carried-over]");
    }

    @Test
    void doesNotTakeTheLineForTheSchemaForAComment() {
        assertThat(
                        RunbookConversion.convert(
                                        "shop.yaml", RunbookFiles.bytes("shop.yaml"), Notation.YAML)
                                .findings())
                .isEmpty();
    }

    @Test
    void doesNotConvertWhatHasErrors() {
        Converted converted = convert("titel: x", "a.yaml", Notation.MARKDOWN);

        assertThat(converted.text()).isEmpty();
        assertThat(converted.hasErrors()).isTrue();
    }

    @Test
    void saysThatLineBreaksOfProseAreLost() {
        Converted converted =
                convert(
                        "purpose: |\n  one\n  two\nchecks:\n- command: 'true'\n",
                        "a.yaml",
                        Notation.MARKDOWN);

        assertThat(converted.text().orElseThrow()).contains("**Purpose:** one two\n");
        assertThat(converted.findings())
                .singleElement()
                .asString()
                .isEqualTo(
                        "a.yaml:2:3: warning: 'purpose' loses its line breaks in Markdown [not-carried-over]");
    }

    static Stream<Arguments> unspeakable() {
        return Stream.of(
                Arguments.of("purpose: a **Id:** b\n", "purpose"),
                Arguments.of("purpose: a <!-- b -->\n", "purpose"),
                Arguments.of("title: → here\n", "title"),
                Arguments.of("documentation: [{title: Symptom/Cure, text: x}]\n", "documentation"),
                Arguments.of(
                        "documentation: [{title: a, text: \"x\\n# b\\ny\"}]\n", "documentation"),
                Arguments.of("documentation: [{title: a, text: \"```\\nx\"}]\n", "documentation"),
                Arguments.of("cures: [{check: check-1, cure: '`x`'}]\n", "cures[1].cure"));
    }

    @ParameterizedTest
    @MethodSource("unspeakable")
    void refusesToSaySomethingElse(String yaml, String path) {
        String text = yaml + "checks:\n- id: check-1\n  command: 'true'\n";

        Converted converted = convert(text, "a.yaml", Notation.MARKDOWN);

        if (Leaves.of(read(converted, Notation.MARKDOWN))
                .equals(Leaves.of(RunbookFiles.yaml(text)))) {
            // What Markdown can say after all must not be complained of.
            assertThat(converted.findings()).isEmpty();
        } else {
            assertThat(converted.hasErrors()).isTrue();
            assertThat(converted.findings()).anyMatch(it -> it.message().contains(path));
        }
    }

    @Test
    void keepsDocumentationToTheLetter() {
        String text = "    code first\n\n### A  \n\n| a |\n|---|\n\n\n```yaml\n# x\n```\nend";
        Converted yaml =
                convert(
                        "## Checks\n### Up\n**Command:** `true`\n## Notes\n\n" + text + "\n\n\n",
                        "a.md",
                        Notation.YAML);

        Converted markdown = convert(yaml.text().orElseThrow(), "a.yaml", Notation.MARKDOWN);

        assertThat(Leaves.of(read(yaml, Notation.YAML)))
                .containsEntry("documentation[1].text", text);
        assertThat(Leaves.of(read(markdown, Notation.MARKDOWN)))
                .containsEntry("documentation[1].text", text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo '```'\necho x\n",
                "  indented\nnot\n",
                "\n\nlate\n",
                "cat <<E\n---\n...\n# x\nE\n",
                "a \nb\t\n",
                "echo 'é 😀 \u2028'\nx\n",
                "echo \"it's: #1\"",
                "- x",
                "yes",
                "123",
                "a\\\n\n\n  b\n",
                "`x`",
                "# only a comment",
            })
    void keepsScriptsToTheLetter(String script) {
        String yaml =
                convert("checks:\n- command: " + quoted(script) + "\n", "a.yaml", Notation.YAML)
                        .text()
                        .orElseThrow();
        Converted markdown = convert(yaml, "a.yaml", Notation.MARKDOWN);

        assertThat(markdown.findings()).isEmpty();
        assertThat(Leaves.of(RunbookFiles.yaml(yaml))).containsEntry("checks[1].command", script);
        assertThat(Leaves.of(read(markdown, Notation.MARKDOWN)))
                .containsEntry("checks[1].command", script);
    }

    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                        .replace("\u2028", "\\u2028")
                + '"';
    }

    private static Converted convert(String text, String name, Notation to) {
        return RunbookConversion.convert(name, text.getBytes(StandardCharsets.UTF_8), to);
    }

    private static RunbookFile read(Converted converted, Notation notation) {
        String text = converted.text().orElseThrow();
        return notation == Notation.YAML ? RunbookFiles.yaml(text) : RunbookFiles.markdown(text);
    }

    private static String text(String name) {
        return new String(RunbookFiles.bytes(name), StandardCharsets.UTF_8);
    }
}
