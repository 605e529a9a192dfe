package dev.preflight.adapters.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EnvFileTest {
    private static final Map<String, String> BASE = Map.of("HOME", "/home/me", "PORT", "8000");

    @TempDir Path temp;

    @ParameterizedTest
    @MethodSource
    void readsAssignments(String text, Map<String, String> expected) throws Exception {
        assertThat(read(text)).isEqualTo(expected);
    }

    static Stream<Arguments> readsAssignments() {
        return Stream.of(
                arguments("", Map.of()),
                arguments("\n  \n# A=1\n", Map.of()),
                arguments("A=1", Map.of("A", "1")),
                arguments("\uFEFFA=1\r\nB=2\r\n", Map.of("A", "1", "B", "2")),
                arguments("export A=1 B=2\nexport A\n", Map.of("A", "1", "B", "2")),
                arguments("export A=1 B=x$A\n", Map.of("A", "1", "B", "x")),
                arguments("A=1 B=x$A C={a,b}\n", Map.of("A", "1", "B", "x1", "C", "{a,b}")),
                arguments("A=1 B=2; C=3;\n", Map.of("A", "1", "B", "2", "C", "3")),
                arguments("A=x # comment\nB=x#y\nC=#z\n", Map.of("A", "x", "B", "x#y", "C", "#z")),
                arguments("A=\nB=''\nC=1  \t\n", Map.of("A", "", "B", "", "C", "1")),
                arguments("A='a $B \\ \"'\n", Map.of("A", "a $B \\ \"")),
                arguments("A=\"a \\\"\\$\\`\\\\ \\n\"\n", Map.of("A", "a \"$`\\ \\n")),
                arguments("A=\"one\ntwo\"\nB='3\n4'\n", Map.of("A", "one\ntwo", "B", "3\n4")),
                arguments("A=a\\ b\\\nc\n", Map.of("A", "a bc")),
                arguments("A=a'b c'\"d\"\n", Map.of("A", "ab cd")),
                arguments("A=1\nB=$A-${A}x\n", Map.of("A", "1", "B", "1-1x")),
                arguments("A=http://localhost:${PORT}/\n", Map.of("A", "http://localhost:8000/")),
                arguments("A=${NO:-d}\nB=${NO:-$PORT}\n", Map.of("A", "d", "B", "8000")),
                arguments("A=${NO:-'a b'}\nB=\"${NO-c d}\"\n", Map.of("A", "a b", "B", "c d")),
                arguments("E=\nA=${E-d}\nB=${E:-d}\n", Map.of("E", "", "A", "", "B", "d")),
                arguments("A=${PORT:+set}\nB=${NO+set}\n", Map.of("A", "set", "B", "")),
                arguments("A=$NO$\nB=\"$ \"\n", Map.of("A", "$", "B", "$ ")),
                arguments("A=~/x:~\nB=\"~\"\n", Map.of("A", "/home/me/x:/home/me", "B", "~")));
    }

    @ParameterizedTest
    @MethodSource
    void refusesWhatWouldNeedAShell(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(EnvFileException.class)
                .hasMessageStartingWith(temp.resolve("env") + ":")
                .hasMessageContaining(message);
    }

    static Stream<Arguments> refusesWhatWouldNeedAShell() {
        return Stream.of(
                arguments("A=1\nB=$(touch /x)", ":2: $(... would have to be run"),
                arguments("A=`date`", ":1: `...` would have to be run"),
                arguments("A=\"\n$(date)\"", ":2: $("),
                arguments("A=$((1+1))", ":1: $("),
                arguments("if true; then", ":1: what stands here is no assignment"),
                arguments(
                        "source other", ":1: what stands here is no assignment; only assignments"),
                arguments(". other", ":1: what stands here is no assignment"),
                arguments("set -a", ":1: what stands here is no assignment"),
                arguments("f() { :; }", ":1: what stands here is no assignment"),
                arguments("A = 1", ":1: what stands here is no assignment"),
                arguments("A+=1", ":1: what stands here is no assignment"),
                arguments("A[0]=1", ":1: what stands here is no assignment"),
                arguments("1A=1", ":1: what stands here is no assignment"),
                arguments("export -n A", ":1: what stands here is no assignment"),
                arguments("A=(1 2)", ":1: '(' cannot be read without a shell"),
                arguments("A=1 | B=2", ":1: what follows the blank"),
                arguments("A=1&", ":1: '&' cannot be read"),
                arguments("A=1;;B=2", ":1: what stands here is no assignment"),
                arguments("A=a b", ":1: what follows the blank after the value of A"),
                arguments("export A={1,2}", ":1: { could be expanded after export"),
                arguments("A=$1", ":1: $1 means nothing here"),
                arguments("A=$'x'", ":1: $'...$' is not supported"),
                arguments("A=${A%%x}", ":1: only ${NAME}"),
                arguments("A=${", ":1: only ${NAME}"),
                arguments("A=${B:-", ":1: a ${ is never closed"),
                arguments("A=\"x", ":1: a \" is never closed"),
                arguments("\nA='x", ":2: a ' is never closed"),
                arguments("A=~root/x", ":1: ~ stands for a home directory"));
    }

    @Test
    void neverShowsWhatItIsThatIsNoAssignment() {
        for (String text :
                List.of(
                        "DB_PASSWORD=half;secret",
                        "API_KEY=-----BEGIN\nsecret\n-----END",
                        "API_KEY=-----BEGIN\nexport secret!",
                        "API_KEY=-----BEGIN\n se+cret==\n")) {
            assertThatThrownBy(() -> read(text))
                    .hasMessageContaining("what stands here is no assignment")
                    .hasMessageNotContaining("cret");
        }
    }

    @Test
    void neverShowsTheOtherHalfOfAPassword() {
        assertThatThrownBy(() -> read("DB_PASSWORD=half secret")).hasMessageNotContaining("secret");
        assertThatThrownBy(() -> read("export DB_PASSWORD=half se-cret"))
                .hasMessageContaining("DB_PASSWORD")
                .hasMessageNotContaining("cret");
    }

    @Test
    void refusesValuesThatGrowBeyondAllBounds() {
        StringBuilder text = new StringBuilder("A=0123456789\n");
        for (int i = 0; i < 40; i++) {
            text.append("A=$A$A\n");
        }

        assertThatThrownBy(() -> read(text.toString())).hasMessageContaining("beyond 1 MiB");
    }

    @Test
    void refusesNestingBeyondAllBounds() {
        assertThatThrownBy(() -> read("A=" + "${B:-".repeat(100_000)))
                .hasMessageContaining("nested more than");
    }

    @Test
    void saysWhatIsWrongWithTheFile() throws Exception {
        assertThatThrownBy(() -> EnvFile.read(temp.resolve("none"), BASE))
                .hasMessage(temp.resolve("none") + " cannot be read: no such file or directory");
        assertThatThrownBy(() -> EnvFile.read(temp, BASE)).hasMessageEndingWith("not a file");
        assertThatThrownBy(() -> read("A=\0")).hasMessageContaining("NUL bytes");
        assertThatThrownBy(() -> read("A=1\n".repeat(300_000))).hasMessageContaining("1 MiB");
        Path latin = Files.write(temp.resolve("latin"), new byte[] {'A', '=', (byte) 0xE4});
        assertThatThrownBy(() -> EnvFile.read(latin, BASE)).hasMessageContaining("not UTF-8");
    }

    private Map<String, String> read(String text) throws Exception {
        return EnvFile.read(Files.writeString(temp.resolve("env"), text), BASE).values();
    }
}
