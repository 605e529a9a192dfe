package dev.preflight.adapters.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.run.RunReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GithubReportTest {
    /** A workflow command as GitHub's runner reads it. */
    private record Command(String level, Map<String, String> properties, String message) {}

    private static final Pattern COMMAND =
            Pattern.compile("::(error|warning|notice) ([^:]*)::(.*)", Pattern.DOTALL);

    static Set<String> samples() {
        return Samples.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void endsWithTheVerdict(String sample) throws IOException {
        List<String> lines = github(Samples.named(sample)).lines().toList();

        assertThat(lines).last().asString().matches("(READY|NOT READY|UNKNOWN)  .+");
        assertThat(lines.subList(0, lines.size() - 1)).allMatch(it -> it.startsWith("::"));
    }

    @Test
    void isPinned() throws IOException {
        Golden.assertMatches("rich-github.txt", github(Rich.report()));
    }

    @Test
    void annotatesWhatIsNotSimplyWell() throws IOException {
        List<Command> commands = commands(github(Rich.report()));

        assertThat(commands)
                .extracting(Command::level)
                .containsExactly("notice", "error", "error", "warning");
        assertThat(commands)
                .extracting(it -> it.properties().get("title"))
                .containsExactly(
                        "stack: Search index is filled #1",
                        "stack: Queue \"orders\" moves | on",
                        "stack: Registry answers \\ at all",
                        "stack: Disk has room");
    }

    @Test
    void saysWhatWasSeenAndDoneAndIsToBeDone() throws IOException {
        assertThat(commands(github(Rich.report())).get(1).message().lines())
                .satisfiesExactly(
                        seen ->
                                assertThat(seen)
                                        .isEqualTo("Queue stands still: " + OneLine.of(Rich.NASTY)),
                        done ->
                                assertThat(done)
                                        .isEqualTo(
                                                "EXHAUSTED after 2 of 2 attempts: Restart the"
                                                        + " <consumers>"),
                        next -> assertThat(next).startsWith("next: Ask @oncall"),
                        next -> assertThat(next).startsWith("next: Once the cause is mended"));
    }

    @Test
    void letsNoTargetForgeACommand() throws IOException {
        String document = github(Rich.report(Rich.NASTY, true), Rich.interrupted());

        assertThat(commands(document))
                .extracting(Command::level)
                .containsExactly("notice", "error", "error", "error", "error");
        assertThat(commands(document))
                .allSatisfy(it -> assertThat(it.properties()).containsOnlyKeys("title"));
        assertThat(document.split("\\R"))
                .allMatch(line -> line.startsWith("::") || !line.contains("forged"));
    }

    @Test
    void makesAnErrorOfAWarningWhenTheRunIsStrict() throws IOException {
        assertThat(commands(github(Rich.report("stack", true))))
                .last()
                .extracting(Command::level)
                .isEqualTo("error");
    }

    @Test
    void doesNotLetAnInterruptedRunLookGood() throws IOException {
        assertThat(commands(github(Rich.interrupted())))
                .singleElement()
                .satisfies(command -> {
                    assertThat(command.level()).isEqualTo("error");
                    assertThat(command.message()).startsWith("interrupted, left undone:");
                });
    }

    @Test
    void pointsToWhereTheCheckIsWritten() {
        String line =
                Annotation.of("error", "t")
                        .at(CheckSource.parse("runbooks/a,b.md:12"))
                        .saying("50 %\nand more");

        assertThat(line)
                .isEqualTo("::error file=runbooks/a%2Cb.md,line=12,title=t::50 %25%0Aand more\n");
    }

    @ParameterizedTest
    @CsvSource({
        "stack.md:7, stack.md, 7",
        "stack.md, stack.md, 0",
        "C:\\stack.md:7, C:\\stack.md, 7",
        "stack.md:x, stack.md:x, 0",
        "stack.md:0, stack.md:0, 0",
        ":7, :7, 0",
        "'', '', 0"
    })
    void readsWhereACheckIsWritten(String source, String file, int line) {
        assertThat(CheckSource.parse(source)).isEqualTo(new CheckSource(file, line));
    }

    private static String github(RunReport... reports) throws IOException {
        return Documents.of("github", reports);
    }

    // The runner ends lines at line feeds and knows no other way into a command than "::" first.
    private static List<Command> commands(String document) {
        List<Command> commands = new ArrayList<>();
        for (String line : document.split("\n", -1)) {
            if (line.startsWith("::")) {
                Matcher command = COMMAND.matcher(line);
                assertThat(command.matches()).as(line).isTrue();
                commands.add(
                        new Command(
                                command.group(1),
                                properties(command.group(2)),
                                unescaped(command.group(3))));
            }
        }
        return commands;
    }

    private static Map<String, String> properties(String text) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (String property : text.split(",", -1)) {
            int equals = property.indexOf('=');
            properties.put(
                    property.substring(0, equals), unescaped(property.substring(equals + 1)));
        }
        return properties;
    }

    private static String unescaped(String text) {
        return text.replace("%2C", ",")
                .replace("%3A", ":")
                .replace("%0A", "\n")
                .replace("%0D", "\r")
                .replace("%25", "%");
    }
}
