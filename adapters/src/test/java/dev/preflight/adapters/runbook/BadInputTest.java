package dev.preflight.adapters.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.preflight.adapters.runbook.lint.Finding;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file holds, it is read within a bearable time, and what is wrong has a place. */
class BadInputTest {
    // Only against hanging: on an idle machine each takes well below a second.
    private static final Duration AMPLE = Duration.ofSeconds(60);
    private static final int MIB = 1024 * 1024;
    // As large as a file may be with -Dfuzz.size=1048576, which takes half a minute.
    private static final int SIZE = Integer.getInteger("fuzz.size", MIB / 4);
    private static final int MOST_LINES = 19_000;

    static Stream<Arguments> huge() {
        Stream<String> repeated =
                Stream.of(
                        ">",
                        "> ",
                        "[",
                        "](",
                        "[](",
                        "[a](b",
                        "*",
                        "**a",
                        "_",
                        "`",
                        "``` ",
                        "- ",
                        "-",
                        "1. ",
                        "#",
                        "# a\n",
                        "## Checks\n",
                        "### a\n",
                        "####### ",
                        " ",
                        "\t",
                        "a ",
                        "(",
                        "((a) ",
                        "\"",
                        "\"a\" ",
                        "\u201c",
                        "\u201e",
                        "<",
                        "<!--",
                        "<!-- -->",
                        "<a>",
                        "&",
                        "|",
                        "|a",
                        "~~~\n",
                        "```\n",
                        "```bash\n",
                        "=",
                        "=\n",
                        "a\n=\n",
                        "a\n---\n",
                        "---\n",
                        "\n",
                        "\\",
                        "!",
                        "![",
                        ":",
                        "**Note:** ",
                        "**Note:**\n",
                        "**Command:** a\n",
                        "Command:\n",
                        "Command: `a`\n\n",
                        "**a:**\n",
                        "**a:** b ",
                        "    a\n",
                        "[a]: b\n",
                        "$",
                        "é",
                        "\uD83D\uDED2",
                        "\u0301",
                        "a\u2028",
                        "\u200b",
                        "0",
                        "9",
                        "-\n",
                        "- - -\n",
                        "+ + a\n",
                        "{",
                        "{a: ",
                        "[[",
                        "a: b\n",
                        "a:\n",
                        "? ",
                        "&a ",
                        "*a ",
                        "!a ",
                        "!!a ",
                        "'",
                        "%",
                        "@",
                        "a, ",
                        "a;",
                        "a and ",
                        "- a\n",
                        " - a\n",
                        "--- a\n",
                        "...\n",
                        "# comment\n",
                        "|\n",
                        "- |\n ",
                        "a b ",
                        "1 s ",
                        "1s",
                        "999999999h",
                        "\"\"",
                        "''");
        return repeated.flatMap(piece -> bodies(piece).map(Arguments::of));
    }

    // As all of a file, and at the places of a runbook where something reads it anew.
    private static Stream<Named<String>> bodies(String piece) {
        int most = (SIZE - 1000) / piece.getBytes(StandardCharsets.UTF_8).length;
        int lines = (int) piece.lines().count();
        String many =
                piece.repeat(piece.contains("\n") ? Math.min(most, MOST_LINES / lines) : most);
        String name = piece.replace("\n", "\\n");
        return Stream.of(
                Named.of("file " + name, many),
                Named.of(
                        "fields " + name,
                        "# a"
                                + part(many, 8)
                                + "b\n## Checks\n### Up\n**Command:** `true`\n**Fail message:** a"
                                + part(many, 8)
                                + "b\n**Requires:** a"
                                + part(many, 8)
                                + "b\n**Timeout:** a"
                                + part(many, 8)
                                + "b\n## Symptom/Cure\n### Up\n**Symptom:** a"
                                + part(many, 8)
                                + "b\n**Cure:** `a"
                                + part(many, 8)
                                + "b`\n**Max Retries:** a"
                                + part(many, 8)
                                + "b\n"),
                Named.of("entries " + name, "## Checks\n### Up\n" + many));
    }

    private static String part(String text, int parts) {
        return text.substring(0, text.length() / parts);
    }

    @ParameterizedTest
    @MethodSource("huge")
    void readsAnyAmountOfAnything(String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);

        assertTimeoutPreemptively(
                AMPLE,
                () -> {
                    Sanity.check("a.md", content);
                    if (!text.startsWith("#")) {
                        Sanity.check("a.yaml", content);
                    }
                });
    }

    @Test
    void readsNoMoreOfAHugeFileThanItNeeds(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("huge.md");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(50L * MIB);
        }

        RunbookFile runbook = RunbookReader.read(file, "huge.md");

        assertThat(RunbookFiles.errorTexts(runbook))
                .singleElement()
                .asString()
                .startsWith("huge.md:1:1: error: the file is larger than 1 MiB")
                .endsWith("[unreadable]");
    }

    @Test
    void readsNoFileOfManyLines() {
        assertThat(RunbookFiles.errorTexts(RunbookFiles.markdown("--- a\n".repeat(100_000))))
                .first()
                .asString()
                .startsWith("a.md:1:1: error: the file has more than 20000 lines");
    }

    @Test
    void saysWhyAFileCannotBeRead(@TempDir Path directory) throws IOException {
        Path absent = directory.resolve("absent.md");

        assertThat(RunbookFiles.errorTexts(RunbookReader.read(absent, "absent.md")))
                .singleElement()
                .asString()
                .startsWith("absent.md:1:1: error: the file cannot be read: ");
        assertThat(RunbookFiles.errorTexts(RunbookReader.read(directory, "directory")))
                .singleElement()
                .asString()
                .contains("it is a directory");
        assertThat(Files.exists(absent)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
    void saysWhereAFileIsNoUtf8(String charset) {
        byte[] content = "# Shöp\n## Checks\n".getBytes(Charset.forName(charset));

        assertThat(RunbookFiles.errors(RunbookReader.read("a.md", content)))
                .singleElement()
                .satisfies(it -> assertThat(it.code().word()).isEqualTo("unreadable"));
    }

    @Test
    void saysWhereUtf8Ends() {
        byte[] content = "# Shop\r\nab\u00e9".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(RunbookFiles.errorTexts(RunbookReader.read("a.md", content)))
                .singleElement()
                .asString()
                .startsWith("a.md:2:3: error: this is no UTF-8 text from here on (byte 0xe9)");
    }

    @Test
    void saysWhereANulIs() {
        assertThat(RunbookFiles.errorTexts(RunbookFiles.markdown("# Shop\n\na\u0000b")))
                .singleElement()
                .asString()
                .startsWith("a.md:3:2: error: there is a NUL byte here");
    }

    static Stream<Arguments> yamlBombs() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        StringBuilder scalars =
                new StringBuilder("title: &t " + "x".repeat(100_000) + "\nchecks:\n");
        for (int i = 1; i < 10; i++) {
            laughs.append("a%d: &a%d [".formatted(i, i))
                    .append(("*a" + (i - 1) + ", ").repeat(9))
                    .append("]\n");
        }
        scalars.append("- note: *t\n".repeat(10_000));
        return Stream.of(
                Arguments.of(Named.of("billion laughs", laughs.toString())),
                Arguments.of(Named.of("one long text many times", scalars.toString())),
                Arguments.of(Named.of("contains itself", "checks: &a [*a]")),
                Arguments.of(Named.of("contains itself as field", "checks: &a {checks: *a}")),
                Arguments.of(Named.of("is its own name", "? &a [*a]\n: b")),
                Arguments.of(Named.of("merges itself", "checks: &a {<<: *a}")),
                Arguments.of(Named.of("deep lists", "[".repeat(100_000))),
                Arguments.of(Named.of("deep fields", "{a: ".repeat(100_000))),
                Arguments.of(
                        Named.of(
                                "deep blocks",
                                IntStream.range(0, 1_000)
                                        .mapToObj(it -> " ".repeat(it) + "a:\n")
                                        .reduce("", String::concat))),
                Arguments.of(Named.of("same field", "title: x\n".repeat(10_000))),
                Arguments.of(Named.of("long field", "a".repeat(1_000_000) + ": x")),
                Arguments.of(Named.of("tags", "checks: !!java.net.URL [http://localhost]")),
                Arguments.of(Named.of("binary", "title: !!binary not_base64")),
                Arguments.of(Named.of("timestamp", "title: !!timestamp never")),
                Arguments.of(Named.of("huge number", "title: " + "9".repeat(100_000))),
                Arguments.of(Named.of("directive", "%YAML 9.9\n---\ntitle: x")),
                Arguments.of(Named.of("documents", "--- a\n".repeat(10_000))));
    }

    @ParameterizedTest
    @MethodSource("yamlBombs")
    void defusesYaml(String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        String inMarkdown = "## Checks\n### Up\n**Probe:**\n```yaml\n" + text + "\n```\n";

        assertTimeoutPreemptively(
                AMPLE,
                () -> {
                    Sanity.check("a.yaml", content);
                    Sanity.check("a.md", inMarkdown.getBytes(StandardCharsets.UTF_8));
                });
        assertThat(RunbookReader.read("a.yaml", content).runbook()).isEmpty();
    }

    @Test
    void limitsHowManyEntriesAreCompared() {
        String checks = "### Up\n**Command:** `true`\n".repeat(4_000);
        String cures = "### Up\n**Cure:** `true`\n".repeat(4_000);
        byte[] content =
                ("## Checks\n" + checks + "## Symptom/Cure\n" + cures)
                        .getBytes(StandardCharsets.UTF_8);

        RunbookFile file =
                assertTimeoutPreemptively(AMPLE, () -> RunbookReader.read("a.md", content));

        assertThat(file.findings())
                .extracting(Finding::message)
                .anyMatch(
                        it -> it.startsWith("there are 4000 checks, and at most 500 in one file"));
        assertThat(file.findings()).hasSizeLessThanOrEqualTo(600);
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999999999999999", "1e9", "NaN", "0x10", "1_000", "٣", "-1"})
    void takesNoNumberThatIsNone(String number) {
        RunbookFile file = RunbookFiles.cure("**Cure:** `x`\n**Max Retries:** " + number);

        assertThat(RunbookFiles.errors(file)).hasSize(1);
    }

    @Test
    void shortensWhatItQuotes() {
        RunbookFile file =
                RunbookFiles.check("**Command:** `x`\n**Timeout:** " + "x".repeat(100_000));

        assertThat(RunbookFiles.errors(file))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.message()).hasSizeLessThan(700);
                    assertThat(it.message()).endsWith("at most 10 min");
                });
    }
}
