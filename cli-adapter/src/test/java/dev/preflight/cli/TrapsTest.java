package dev.preflight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/traps.md} has every trap, and each names tests that exist. */
class TrapsTest {
    private static final Path ROOT = Path.of("..");
    private static final int TRAPS = 24;
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+)\\.(\\w+)`");
    private static final Pattern ANNOTATION =
            Pattern.compile("^    @(Test|ParameterizedTest|TestFactory)\\b", Pattern.MULTILINE);

    /** One line of the table. */
    record Trap(int number, String what, String remedy, String tests) {
        static Trap of(String line) {
            String[] cells = line.substring(1).split(" \\| ", -1);
            assertThat(cells).as(line).hasSize(4);
            return new Trap(
                    Integer.parseInt(cells[0].strip()),
                    cells[1].strip(),
                    cells[2].strip(),
                    cells[3].strip());
        }

        @Override
        public String toString() {
            return number + ": " + what;
        }
    }

    static List<Trap> traps() throws IOException {
        try (Stream<String> lines = Files.lines(ROOT.resolve("docs/traps.md"))) {
            return lines.filter(line -> line.matches("\\| \\d+ .*")).map(Trap::of).toList();
        }
    }

    @Test
    void areAllThere() throws IOException {
        assertThat(traps())
                .extracting(Trap::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, TRAPS).boxed().toList());
    }

    @ParameterizedTest
    @MethodSource("traps")
    void areEachHeldByTests(Trap trap) throws IOException {
        assertThat(trap.what()).isNotEmpty();
        assertThat(trap.remedy()).isNotEmpty();
        Matcher named = TEST.matcher(trap.tests());
        int tests = 0;
        for (; named.find(); tests++) {
            assertThat(isTest(named.group(1), named.group(2))).as(named.group()).isTrue();
        }
        assertThat(tests).isPositive();
        assertThat(trap.tests().chars().filter(it -> it == '`').count()).isEqualTo(2L * tests);
    }

    @Test
    void namesNoTestThatIsNone() throws IOException {
        assertThat(isTest("TrapsTest", "areAllThere")).isTrue();
        assertThat(isTest("TrapsTest", "traps")).isFalse();
        assertThat(isTest("TrapsTest", "are")).isFalse();
        assertThat(isTest("NoSuchTest", "areAllThere")).isFalse();
    }

    // Whoever sends SIGKILL to the service, systemd starts it again; but not for a configuration
    // that makes no sense, which does not mend itself.
    @Test
    void theServiceIsStartedAgainWhenItDies() throws IOException {
        assertThat(ROOT.resolve("deploy/systemd/preflight.service"))
                .content()
                .contains("\nRestart=on-failure\n", "\nRestartPreventExitStatus=2\n");
        assertThat(ROOT.resolve("deploy/docker/Dockerfile")).content().contains("\nHEALTHCHECK ");
    }

    /** Whether the method is there and carries an annotation that makes it run. */
    private static boolean isTest(String type, String method) throws IOException {
        for (Path source : sources(type + ".java")) {
            String text = Files.readString(source);
            int at = text.indexOf(" " + method + "(");
            // Its annotations follow the blank line before it.
            if (at >= 0
                    && ANNOTATION
                            .matcher(text.substring(text.lastIndexOf("\n\n", at), at))
                            .find()) {
                return true;
            }
        }
        return false;
    }

    private static List<Path> sources(String name) throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            List<Path> tests =
                    modules.map(module -> module.resolve("src/test/java"))
                            .filter(Files::isDirectory)
                            .toList();
            assertThat(tests).hasSizeGreaterThanOrEqualTo(5);
            return tests.stream().flatMap(directory -> find(directory, name)).toList();
        }
    }

    private static Stream<Path> find(Path directory, String name) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.endsWith(name)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
