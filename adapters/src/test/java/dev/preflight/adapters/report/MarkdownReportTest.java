package dev.preflight.adapters.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.check.Outcome;
import dev.preflight.core.run.RunOutcome;
import dev.preflight.core.run.RunReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MarkdownReportTest {
    private static final List<TablesExtension> TABLES =
            List.of((TablesExtension) TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
    private static final TextContentRenderer TEXT =
            TextContentRenderer.builder().extensions(TABLES).build();

    static Set<String> samples() {
        return Samples.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void hasARowPerCheck(String sample) throws IOException {
        RunReport report = Samples.named(sample);

        Node page = parse(markdown(report));

        assertThat(all(page, TableBlock.class)).hasSize(1);
        assertThat(all(page, TableRow.class)).hasSize(1 + report.checks().size());
        assertThat(all(page, TableCell.class)).hasSize(4 * (1 + report.checks().size()));
    }

    @Test
    void isPinned() throws IOException {
        Golden.assertMatches("rich.md", markdown(Rich.report()));
    }

    @Test
    void hasAHeadlineAndASectionPerRun() throws IOException {
        Node page = parse(markdown(Rich.report(), Samples.passed()));

        assertThat(all(page, Heading.class))
                .extracting(TEXT::render)
                .containsExactly(
                        "\u274c Preflight: not ready", "\u274c \"stack\"", "\u2705 \"workers\"");
        assertThat(all(page, TableBlock.class)).hasSize(2);
    }

    @Test
    void keepsTheTableWholeWhateverATargetSays() throws IOException {
        Node page = parse(markdown(Rich.report(Rich.NASTY, true), Rich.interrupted()));

        assertThat(all(page, TableRow.class)).hasSize(2 * 8);
        assertThat(all(page, TableCell.class)).hasSize(4 * 2 * 8);
    }

    @Test
    void showsWhatATargetSaysAsCodeAndNothingElse() throws IOException {
        Node page = parse(markdown(Rich.report(Rich.NASTY, true), Rich.interrupted()));

        assertThat(all(page, Link.class)).isEmpty();
        assertThat(all(page, Image.class)).isEmpty();
        assertThat(all(page, HtmlInline.class)).isEmpty();
        assertThat(all(page, IndentedCodeBlock.class)).isEmpty();
        assertThat(all(page, HtmlBlock.class))
                .extracting(HtmlBlock::getLiteral)
                .allMatch(html ->
                        html.equals("</details>")
                                || html.matches("<details>\n<summary>[a-z-]+: [^<>&@]+</summary>"));
        assertThat(all(page, Text.class))
                .extracting(Text::getLiteral)
                .noneMatch(text -> text.contains("evil") || text.contains("octocat"))
                .noneMatch(text -> text.contains("@") || text.contains("<") || text.contains("|"));
    }

    @Test
    void keepsEveryWordOfIt() throws IOException {
        Node page = parse(markdown(Rich.report()));

        assertThat(all(page, Code.class))
                .extracting(Code::getLiteral)
                .contains(
                        OneLine.of(Rich.NASTY),
                        "Ask @oncall, see https://runbooks.example/queue|1.");
        assertThat(all(page, FencedCodeBlock.class))
                .hasSize(2)
                .last()
                .extracting(FencedCodeBlock::getLiteral)
                .asString()
                .startsWith("line 1\n\tline 2\n")
                .contains("\n```\n</details><img");
    }

    @Test
    void foldsTheDetailsOfWhatIsNotSimplyWell() throws IOException {
        assertThat(markdown(Rich.report()))
                .contains(
                        "<summary>search-index: \u2705 HEALED</summary>",
                        "<summary>queue: \u274c FAIL</summary>",
                        "<summary>registry: \u2754 ERROR</summary>",
                        "<summary>disk: \u26a0\ufe0f WARN</summary>")
                .doesNotContain("<summary>database", "<summary>orders", "<summary>cache");
    }

    @Test
    void listsTheAttemptsAndWhatToDoNext() throws IOException {
        Node page = parse(markdown(Rich.report()));

        assertThat(all(page, ListItem.class))
                .extracting(MarkdownReportTest::words)
                .anyMatch(item -> item.startsWith("attempt, waited 15.1 s"))
                .anyMatch(item -> item.startsWith("not verified"))
                .anyMatch(item -> item.contains("Add a disk."));
        assertThat(TEXT.render(page))
                .contains("What to do next", "EXHAUSTED after 2 of 2 attempts");
    }

    @Test
    void saysWhatAnInterruptionLeftUndone() throws IOException {
        assertThat(TEXT.render(parse(markdown(Rich.interrupted()))))
                .contains("could not be established", "Left undone:", "restart of a|b");
    }

    @Test
    void showsThatAWarningFailsAStrictRun() throws IOException {
        RunReport warned = Rich.only(RunOutcome.FAILED, true, Outcome.PASS, Outcome.WARN);

        assertThat(markdown(warned))
                .contains("not ready", "warnings count as failures", "disk: \u274c WARN");
    }

    @Test
    void fitsIntoAComment() throws IOException {
        assertThat(markdown(Rich.report())).hasSizeLessThan(65_536);
    }

    private static String markdown(RunReport... reports) throws IOException {
        return Documents.of("markdown", reports);
    }

    private static Node parse(String markdown) {
        return PARSER.parse(markdown);
    }

    private static String words(Node node) {
        StringBuilder words = new StringBuilder();
        each(
                node,
                it -> {
                    if (it instanceof Text text) {
                        words.append(text.getLiteral());
                    } else if (it instanceof Code code) {
                        words.append(code.getLiteral());
                    }
                });
        return words.toString();
    }

    private static <T extends Node> List<T> all(Node page, Class<T> type) {
        List<T> found = new ArrayList<>();
        each(
                page,
                node -> {
                    if (type.isInstance(node)) {
                        found.add(type.cast(node));
                    }
                });
        return found;
    }

    private static void each(Node node, Consumer<Node> action) {
        action.accept(node);
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            each(child, action);
        }
    }
}
