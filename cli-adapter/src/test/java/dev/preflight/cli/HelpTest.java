package dev.preflight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.adapters.report.ReportFormats;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
    private static final Shell SHELL = Shell.withoutEngine(Path.of("").toAbsolutePath());

    static List<String> commands() {
        return Commands.all().stream().map(Command::name).toList();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void listsEachOptionOfACommandOnce(String name) {
        Shell.Ended help = SHELL.run("help", name);

        assertThat(help.status()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out()).startsWith("preflight " + name);
        for (Option option : Commands.named(name).orElseThrow().options().getOptions()) {
            assertThat(help.out()).containsOnlyOnce("\n  --" + option.getLongOpt() + " ");
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isTheSameHoweverItIsAskedFor(String name) {
        Shell.Ended help = SHELL.run("help", name);

        assertThat(SHELL.run(name, "--help")).isEqualTo(help);
        assertThat(SHELL.run(name, "-h")).isEqualTo(help);
        assertThat(SHELL.run(name, "--nonsense", "-h")).isEqualTo(help);
        assertThat(SHELL.run("--help", name)).isEqualTo(help);
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "-h", "help help", "help --help"})
    void givesAnOverview(String call) {
        Shell.Ended help = SHELL.run(call.split(" "));

        assertThat(help.status()).isZero();
        assertThat(help.out()).isEqualTo(Help.overview());
        for (String name : commands()) {
            assertThat(help.out()).containsOnlyOnce("\n  " + name + " ");
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void fitsATerminalOf80Columns(String name) {
        String texts = Help.overview() + Help.of(Commands.named(name).orElseThrow());

        assertThat(texts.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(80));
    }

    @Test
    void listsTheFormatsWhereOneCanBeChosen() {
        assertThat(SHELL.run("help", "heal").out())
                .endsWith("\nFORMAT: " + String.join(", ", ReportFormats.names()) + "\n");
        assertThat(SHELL.run("help", "demo").out()).doesNotContain("FORMAT");
        assertThat(SHELL.run("help", "lint").out())
                .contains("human, json, sarif")
                .doesNotContain("junit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "--version"})
    void saysWhichVersionThisIs(String call) {
        assertThat(SHELL.run(call))
                .isEqualTo(
                        new Shell.Ended(
                                0,
                                "preflight unpackaged (Java %s)%n".formatted(Runtime.version()),
                                ""));
    }
}
