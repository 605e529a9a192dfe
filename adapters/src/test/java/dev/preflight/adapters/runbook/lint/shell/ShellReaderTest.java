package dev.preflight.adapters.runbook.lint.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '\u00a7',
            quoteCharacter = '%',
            value = {
                "a && b || c; d \u00a7 a b c d",
                "a | b |& c & d \u00a7 a b c d",
                "'a' \"b\" c\\ d \u00a7 a",
                "if a; then b; elif c; then d; else e; fi \u00a7 a b c d e",
                "while ! a; do b; done; until c; do d; done \u00a7 a b c d",
                "for i in 1 2; do a $i; done; for ((i=0;i<3;i++)); do b; done \u00a7 a b",
                "case $(a) in x|'y z') b;; (*) c; esac; d \u00a7 a b c d",
                "{ a; b; } > x; (c; d) \u00a7 a b c d",
                "f() { a; }; function g { b; }; f \u00a7 a b f",
                "A=$(a | b) B=`c` d $(e \"$(f)\") \u00a7 d a b c e f",
                "a <(b) > >(c) 2>&1 <<< \"$(d)\" \u00a7 a b c d",
                "[[ $(a) =~ ^(x|y)$ && -n b ]] && c; (( x > 1 )) || d \u00a7 a c d",
                "a $((1 + 2)) ${x:-$y} ${#z} $'q\\'r' && b \u00a7 a b",
                "X=(1 2 $(a)); b ${X[@]} \u00a7 a b",
                "time a; ! b; exec 3>&1; c \u00a7 a b exec c",
            })
    void findsTheCommands(String script, String names) {
        List<String> found = names(script);

        assertThat(found).containsExactlyInAnyOrder(names.strip().split(" ", -1));
    }

    @Test
    void takesNothingForACommandInCommentsQuotesAndDocuments() {
        // Given
        String script =
                """
                # a; b
                echo x#y # c
                cat <<EOF; d
                e | f
                EOF
                cat <<-'END' | g
                \th
                \tEND
                echo "i; $(j) 'k'" 'l $(m)'
                """;

        // Then
        assertThat(names(script))
                .containsExactlyInAnyOrder("echo", "cat", "d", "cat", "g", "echo", "j");
    }

    @Test
    void tellsWhereCommandsBegin() {
        String script = "a; x=$(bb) &&\n  ccc \\\n  -o | dd";

        assertThat(ShellReader.read(script).orElseThrow().simple())
                .extracting(Command.Simple::offset)
                .containsExactly(0, 3, 7, script.indexOf("ccc"), script.indexOf("dd"));
    }

    @Test
    void tellsWhatWordsAreMadeOf() {
        // When
        Command.Simple command =
                ShellReader.read("a \"${X:-1}\"/$Y'z' ${#Z} $?").orElseThrow().simple().get(0);

        // Then
        assertThat(command.arguments().get(0).variables())
                .extracting(Word.Variable::name, Word.Variable::hasDefault, Word.Variable::isQuoted)
                .containsExactly(tuple("X", true, true), tuple("Y", false, false));
        assertThat(command.arguments().get(0).shown()).isEqualTo("$/$z");
        assertThat(command.arguments().get(1).variables().get(0).isLength()).isTrue();
        assertThat(command.arguments().get(2).variables().get(0).name()).isEqualTo("?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if a; then b",
                "a )",
                "'a",
                "\"a $(b\"",
                "a && ",
                "case x in",
                "echo @(a|b)",
                "cat <<EOF\nx",
                "done",
                "| a",
                "${x",
                "$((1",
                "[[ a",
                "a; }",
                "fi",
            })
    void doesNotUnderstandHalfAScript(String script) {
        assertThat(ShellReader.read(script)).isEmpty();
    }

    @Test
    void comesToAnEndWhateverItReads() {
        // Given
        Random random = new Random(7);
        String letters = "ab $(){}[]<>|&;'\"`\\\n#!=*?~0-if then fi case esac EOF";

        // Then
        for (int i = 0; i < 20_000; i++) {
            String script =
                    random.ints(random.nextInt(40), 0, letters.length())
                            .mapToObj(it -> letters.substring(it, it + 1))
                            .collect(Collectors.joining());
            ShellReader.read(script).ifPresent(it -> assertThat(it.commands()).isNotNull());
        }
        assertThat(ShellReader.read("$(".repeat(10_000))).isEmpty();
        assertThat(ShellReader.read("(".repeat(10_000))).isEmpty();
        assertThat(ShellReader.read("if ".repeat(10_000))).isEmpty();
    }

    private static List<String> names(String script) {
        return ShellReader.read(script).orElseThrow().simple().stream()
                .map(Command.Simple::name)
                .filter(it -> !it.isEmpty())
                .toList();
    }
}
