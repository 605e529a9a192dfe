package dev.preflight.adapters.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.preflight.adapters.runbook.RunbookConversion.Notation;
import dev.preflight.adapters.runbook.lint.Finding;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Reads mutations of the corpus for a while: 3 s per notation, or what {@code -Dfuzz.time=PT10M}
 * says. {@code -Dfuzz.seed=N} repeats a run. What once failed belongs into the corpus.
 */
class RunbookFuzzTest {
    private static final Duration TIME = Duration.parse(System.getProperty("fuzz.time", "PT3S"));
    private static final long SEED = Long.getLong("fuzz.seed", 1);

    static Stream<Path> corpus() throws IOException, URISyntaxException {
        Path directory =
                Path.of(Objects.requireNonNull(RunbookFuzzTest.class.getResource("fuzz")).toURI());
        try (Stream<Path> files = Files.walk(directory.getParent())) {
            return files
                    .filter(Files::isRegularFile)
                    .filter(it -> it.toString().matches(".*\\.(md|yaml|bin)"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void readsTheCorpus(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);

        check("a.md", content);
        check("a.yaml", content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.md", "a.yaml"})
    void readsWhateverComesOfMutation(String name) throws IOException, URISyntaxException {
        Mutations mutations = new Mutations(SEED, contents());
        long end = System.nanoTime() + TIME.toNanos();
        int runs = 0;

        while (System.nanoTime() < end) {
            byte[] content = mutations.next();
            try {
                check(name, content);
            } catch (Throwable e) {
                fail(
                        "run %d of -Dfuzz.seed=%d; in Base64: %s"
                                .formatted(runs, SEED, Base64.getEncoder().encodeToString(content)),
                        e);
            }
            runs++;
        }

        assertThat(runs).isPositive();
    }

    @Test
    void mutatesTheSameFromTheSameSeed() throws IOException, URISyntaxException {
        Mutations one = new Mutations(1, contents());
        Mutations other = new Mutations(1, contents());

        for (int i = 0; i < 100; i++) {
            assertThat(one.next()).isEqualTo(other.next());
        }
    }

    private static void check(String name, byte[] content) {
        RunbookFile file = Sanity.check(name, content);
        List<Finding> again = RunbookReader.read(name, content).findings();
        assertThat(again).isEqualTo(file.findings());
        for (Notation notation : Notation.values()) {
            RunbookConversion.convert(name, content, notation);
        }
    }

    private static List<byte[]> contents() throws IOException, URISyntaxException {
        List<byte[]> contents = new ArrayList<>();
        for (Path file : corpus().toList()) {
            contents.add(Files.readAllBytes(file));
        }
        return contents;
    }

    /** Random changes of known files, one after the other. */
    private static final class Mutations {
        private static final String[] PIECES = {
            "\n",
            "\r",
            "\t",
            "    ",
            "#",
            "## Checks\n",
            "### 1. ",
            "**Command:**",
            "**Probe:**\n",
            "```yaml\n",
            "```\n",
            "~~~",
            "- ",
            "> ",
            "---\n",
            "===\n",
            ": ",
            "*",
            "**",
            "_",
            "`",
            "[",
            "](",
            "{",
            "}",
            "&a ",
            "*a",
            "|",
            "|2-\n",
            ">",
            "?",
            "!",
            "%",
            "@",
            "'",
            "\"",
            "\\",
            "\0",
            "\u0007",
            "\u0085",
            "\u2028",
            "\uFEFF",
            "\uD83D\uDED2",
            "<!--",
            "-->",
            "Note: ",
            "${",
            "~",
            "null",
            "99999999999",
            "1.5",
            "<<: ",
            "|",
            "\u001b[31m",
            "**Requires:** 1, 2 and\n"
        };

        private final Random random;
        private final List<byte[]> corpus;

        Mutations(long seed, List<byte[]> corpus) {
            this.random = new Random(seed);
            this.corpus = corpus;
        }

        byte[] next() {
            byte[] content = any();
            int changes = 1 + random.nextInt(8);
            for (int i = 0; i < changes; i++) {
                content = changed(content);
            }
            return content;
        }

        private byte[] changed(byte[] content) {
            int at = random.nextInt(content.length + 1);
            int length = random.nextInt(1 + Math.min(60, content.length - at));
            byte[] none = new byte[0];
            return switch (random.nextInt(6)) {
                case 0 -> replaced(content, at, length, none);
                case 1 -> replaced(content, at, 0, slice(content, at, length));
                case 2 -> replaced(content, at, Math.min(1, length), new byte[] {anyByte()});
                case 3 -> replaced(content, at, 0, slice(any()));
                case 4 -> replaced(content, at, content.length - at, slice(any()));
                default -> replaced(content, at, random.nextBoolean() ? 0 : length, piece());
            };
        }

        private byte anyByte() {
            return (byte) random.nextInt(256);
        }

        private byte[] any() {
            return corpus.get(random.nextInt(corpus.size()));
        }

        private byte[] piece() {
            return PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8);
        }

        private byte[] slice(byte[] content) {
            int at = random.nextInt(content.length + 1);
            return slice(content, at, random.nextInt(content.length - at + 1));
        }

        private static byte[] slice(byte[] content, int at, int length) {
            return Arrays.copyOfRange(content, at, at + length);
        }

        private static byte[] replaced(byte[] content, int at, int length, byte[] by) {
            byte[] changed = new byte[content.length - length + by.length];
            System.arraycopy(content, 0, changed, 0, at);
            System.arraycopy(by, 0, changed, at, by.length);
            System.arraycopy(
                    content, at + length, changed, at + by.length, content.length - at - length);
            return changed;
        }
    }
}
