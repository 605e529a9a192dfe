package dev.preflight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintCommandTest {
    private static final String GOOD =
            """
            title: Shop
            checks:
              - title: Door open
                probe: {file: door}
                passIf: File exists
            """;

    @TempDir Path directory;

    @Test
    void findsNoErrorInAGoodFile() throws IOException {
        Shell.Ended ended = lint(GOOD);

        assertThat(ended.out()).contains("shop.yaml:3:5: note:").contains("[check-without-cure]");
        assertThat(ended.status()).isZero();
    }

    @Test
    void saysWhereAnErrorIsAndWhatToWriteInstead() throws IOException {
        Shell.Ended ended = lint(GOOD.replace("passIf", "passif"));

        assertThat(ended.out())
                .contains("shop.yaml:5:5: error: 'passif' is no field of a check; did you mean")
                .contains("[unknown-field]");
        assertThat(ended.status()).isEqualTo(1);
    }

    @Test
    void letsWarningsPassUnlessToldNotTo() throws IOException {
        String guessed = GOOD.replace("{file: door}", "{command: ls}").replace("File exists", "ok");

        assertThat(lint(guessed).status()).isZero();
        assertThat(lint(guessed, "--strict").status()).isEqualTo(1);
    }

    @Test
    void writesForPrograms() throws IOException {
        assertThat(lint(GOOD, "--format", "json").out()).contains("\"preflight.lint/v1\"");
        assertThat(lint(GOOD, "--format", "sarif").out()).contains("\"version\": \"2.1.0\"");
    }

    @Test
    void findsScriptsThatBashCannotRead() throws IOException {
        String broken = GOOD.replace("{file: door}", "{command: 'if true; then'}");

        assertThat(lint(broken.replace("File exists", "Exit status is 0")).out())
                .contains("[script-syntax]");
    }

    @Test
    void looksAtBundledRunbooksToo() {
        Shell.Ended ended = Shell.withoutEngine(directory).run("lint", "workers", "containers");

        assertThat(ended.status()).isZero();
        assertThat(ended.out()).doesNotContain("warning:");
    }

    @Test
    void wantsAFileThatIsThere() {
        Shell shell = Shell.withoutEngine(directory);

        assertThat(shell.run("lint").status()).isEqualTo(2);
        assertThat(shell.run("lint", "none.md").err()).contains("no such file");
    }

    private Shell.Ended lint(String runbook, String... options) throws IOException {
        Files.writeString(directory.resolve("shop.yaml"), runbook);
        String[] args = new String[options.length + 2];
        args[0] = "lint";
        args[1] = "shop.yaml";
        System.arraycopy(options, 0, args, 2, options.length);
        return Shell.withoutEngine(directory).run(args);
    }
}
