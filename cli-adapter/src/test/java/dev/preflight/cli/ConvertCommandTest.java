package dev.preflight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertCommandTest {
    private static final String YAML =
            """
            # remember the milk
            title: Shop
            checks:
              - title: Door open
                probe: {file: door}
                passIf: File exists
            """;

    @TempDir Path directory;

    @Test
    void writesTheOtherNotationAndSaysWhatIsLost() throws IOException {
        Files.writeString(directory.resolve("shop.yaml"), YAML);

        Shell.Ended ended = run("convert", "shop.yaml", "--to", "markdown");

        assertThat(ended.out()).startsWith("# Shop\n").contains("### ", "**Probe:**");
        assertThat(ended.err()).contains("shop.yaml:1:1: warning: comments are not carried over");
        assertThat(ended.status()).isZero();
    }

    @Test
    void keepsTheMeaningThereAndBack() throws IOException {
        Shell.Ended there = run("convert", "workers", "--to", "markdown");
        Files.writeString(directory.resolve("workers.md"), there.out());
        Shell.Ended back = run("convert", "workers.md", "--to", "yaml");
        Files.writeString(directory.resolve("again.yaml"), back.out());

        assertThat(withoutPlaces(run("explain", "again.yaml").out()))
                .isEqualTo(withoutPlaces(run("explain", "workers").out()));
    }

    @Test
    void commandsNoTerminal() throws IOException {
        Files.writeString(
                directory.resolve("shop.yaml"),
                YAML.replace("title: Shop", "title: \"Shop \\u202e\\e[31mred\""));
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(screen, false, StandardCharsets.UTF_8);
        Terminal pipe = Shell.withoutEngine(directory).terminal(print, System.err);
        Terminal terminal =
                new Terminal(
                        print,
                        pipe.err(),
                        true,
                        true,
                        80,
                        pipe.charset(),
                        pipe.environment(),
                        directory);

        new Cli(terminal).run("convert", "shop.yaml", "--to", "markdown");

        assertThat(screen.toString(StandardCharsets.UTF_8))
                .contains("Shop red")
                .doesNotContain("\u001b", "\u202e");
    }

    @Test
    void convertsNothingThatMakesNoSense() throws IOException {
        Files.writeString(directory.resolve("shop.yaml"), "title: Shop\n");

        Shell.Ended ended = run("convert", "shop.yaml", "--to", "markdown");

        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("there are no checks");
        assertThat(ended.status()).isEqualTo(2);
    }

    @Test
    void wantsAFileAndANotation() {
        assertThat(run("convert", "workers").status()).isEqualTo(2);
        assertThat(run("convert", "--to", "yaml").status()).isEqualTo(2);
        assertThat(run("convert", "workers", "--to", "toml").err()).contains("yaml, markdown");
        assertThat(run("convert", "none.md", "--to", "yaml").err()).contains("no such file");
    }

    private static String withoutPlaces(String explanation) {
        return explanation.replaceAll("\\(?\\w+\\.yaml(:\\d+)?\\)?", "");
    }

    private Shell.Ended run(String... args) {
        return Shell.withoutEngine(directory).run(args);
    }
}
