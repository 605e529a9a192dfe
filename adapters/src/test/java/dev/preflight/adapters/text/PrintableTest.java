package dev.preflight.adapters.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PrintableTest {
    private static final String ESC = "\u001b";

    @ParameterizedTest
    @MethodSource("texts")
    void keepsOnlyWhatIsHarmless(String text, String clean) {
        assertThat(Printable.clean(text)).isEqualTo(clean);
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("", ""),
                Arguments.of("two\n\tlines", "two\n\tlines"),
                Arguments.of("grüße 🚀", "grüße 🚀"),
                Arguments.of(ESC + "[1;31mred" + ESC + "[0m", "red"),
                Arguments.of(ESC + "[2J" + ESC + "[H" + ESC + "[?25lgone", "gone"),
                Arguments.of("\u009b31mred", "red"),
                Arguments.of(ESC + "]0;title\u0007text", "text"),
                Arguments.of(
                        ESC + "]8;;http://x" + ESC + "\\link" + ESC + "]8;;" + ESC + "\\", "link"),
                Arguments.of(ESC + "Pq#0" + ESC + "\\after", "after"),
                Arguments.of(ESC + "(Btext" + ESC + "cmore", "textmore"),
                Arguments.of(ESC + "]0;never ended\nnext", "\nnext"),
                Arguments.of("broken" + ESC + "[12\nnext", "broken\nnext"),
                Arguments.of("end" + ESC, "end"),
                Arguments.of("end" + ESC + "[", "end"),
                Arguments.of("a\rb\u0000c\u0007d\u007fe\u0085f", "abcdef"),
                Arguments.of("half \ud83d", "half \uFFFD"),
                Arguments.of("\ude80 half", "\uFFFD half"),
                Arguments.of("safe\u202Eexe.txt\u2066", "safeexe.txt"),
                Arguments.of("\u200Fleft\u200E and\u061C right", "left and right"),
                Arguments.of("wor\u200Bker\u200D-\u20601\uFEFF", "worker-1"),
                Arguments.of("tag\udb40\udc41ged", "tagged"));
    }

    @Test
    void showsControlCharactersInQuotes() {
        assertThat(Printable.quoted("a\n" + ESC + "[0m\ud83d", 80))
                .isEqualTo("`a\\u000a\\u001b[0m\uFFFD`");
    }

    @Test
    void quotesNoMoreThanItIsAskedTo() {
        assertThat(Printable.quoted("abcdef", 3)).isEqualTo("`abc...`");
    }

    @Test
    void shortensToTheLengthItIsAskedTo() {
        assertThat(Printable.shortened("abcdefgh", 6)).isEqualTo("abc...");
        assertThat(Printable.shortened("abcdef", 6)).isEqualTo("abcdef");
    }
}
