package dev.preflight.adapters.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bash itself says what a file of assignments means. */
class EnvFileAgainstBashTest {
    private static final Path BASH = Path.of("/bin/bash");
    private static final Map<String, String> BASE =
            Map.of("HOME", "/home/me", "PATH", "/usr/bin:/bin", "LC_ALL", "C.UTF-8", "V0", "v $x");
    private static final int FILES = 150;
    private static final int LINES = 12;
    private static final List<String> UNQUOTED =
            List.of(
                    "a",
                    "Z9",
                    "/x",
                    ".",
                    "-",
                    "=",
                    "#",
                    ",",
                    "@",
                    "%",
                    "+",
                    "*",
                    "?",
                    "[a]",
                    "{1,2}",
                    "ä",
                    "漢",
                    "!",
                    "^",
                    ":",
                    "~/",
                    "\\ ",
                    "\\$",
                    "\\\"",
                    "\\'",
                    "\\\\",
                    "\\#",
                    "\\n",
                    "\\\n",
                    "$.",
                    "$V0",
                    "${V1}",
                    "${V2:-x}",
                    "${V3-y z}",
                    "${V4:+w}",
                    "${V5+'q r'}",
                    "${V6:-${V0}}",
                    "${V7:-\"a $V0\"}",
                    "''",
                    "\"\"");
    private static final List<String> DOUBLE =
            List.of(
                    "a",
                    " ",
                    "#",
                    "'",
                    "\\\"",
                    "\\$",
                    "\\\\",
                    "\\n",
                    "\\ ",
                    "\\\n",
                    "\n",
                    "ä",
                    "~",
                    "$.",
                    "$ ",
                    "$V1",
                    "${V2}",
                    "${V3:-d e}",
                    "${V4+f}",
                    ";",
                    "&",
                    "(",
                    "|",
                    "!");
    private static final List<String> SINGLE =
            List.of("a", " ", "\"", "\\", "$V1", "`", "$(x)", "\n", "#", "ä", ";");

    @TempDir Path temp;

    @Test
    void assignsWhatBashAssigns() throws Exception {
        assumeTrue(Files.isExecutable(BASH), "no /bin/bash to compare with");
        long seed = 4711;
        Random random = new Random(seed);
        for (int i = 0; i < FILES; i++) {
            String text = text(random);
            Path file = Files.writeString(temp.resolve("env"), text);
            Map<String, String> expected = sourced(file);
            Map<String, String> actual = new HashMap<>(BASE);
            actual.putAll(EnvFile.read(file, BASE).values());

            assertThat(actual).as("seed %d, file %d:%n%s", seed, i, text).isEqualTo(expected);
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(LINES) + 1; i > 0; i--) {
            text.append(
                    switch (random.nextInt(8)) {
                        case 0 -> "# comment\n";
                        case 1 -> "  \t\n";
                        case 2 -> exports(random);
                        case 3 -> "  " + assignment(random) + "  # comment\n";
                        case 4 -> assignment(random) + "; " + assignment(random) + " \n";
                        case 5 -> "export V" + random.nextInt(8) + "=1\n";
                        default -> assignment(random) + "\n";
                    });
        }
        return text.toString();
    }

    // Without braces, which are refused there.
    private static String exports(Random random) {
        String arguments = assignment(random) + " " + assignment(random);
        return "export " + arguments.replace("{1,2}", "") + "\n";
    }

    private static String assignment(Random random) {
        StringBuilder value = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            value.append(
                    switch (random.nextInt(3)) {
                        case 0 -> "'" + some(SINGLE, random) + "'";
                        case 1 -> "\"" + some(DOUBLE, random) + "\"";
                        default -> some(UNQUOTED, random);
                    });
        }
        return "V" + random.nextInt(8) + "=" + value;
    }

    private static String some(List<String> pieces, Random random) {
        StringBuilder some = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            some.append(pieces.get(random.nextInt(pieces.size())));
        }
        return some.toString();
    }

    private Map<String, String> sourced(Path file) throws Exception {
        Path out = temp.resolve("out");
        ProcessBuilder builder =
                new ProcessBuilder(
                        BASH.toString(),
                        "--norc",
                        "-c",
                        "set -a; source \"$0\"; env -0",
                        file.toString());
        builder.environment().clear();
        builder.environment().putAll(BASE);
        Process bash = builder.redirectOutput(out.toFile()).redirectErrorStream(true).start();
        if (!bash.waitFor(20, TimeUnit.SECONDS)) {
            bash.destroyForcibly();
        }
        String said = Files.readString(out, StandardCharsets.UTF_8);
        assertThat(bash.exitValue()).as("bash on %s: %s", Files.readString(file), said).isZero();
        Map<String, String> environment = new HashMap<>();
        for (String entry : said.split("\0", 0)) {
            int equals = entry.indexOf('=');
            environment.put(entry.substring(0, equals), entry.substring(equals + 1));
        }
        // Set by bash itself.
        environment.keySet().removeAll(List.of("_", "PWD", "SHLVL", "OLDPWD"));
        return environment;
    }
}
