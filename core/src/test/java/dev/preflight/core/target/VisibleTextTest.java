package dev.preflight.core.target;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody else wrote commands no terminal, and looks like what it is. */
class VisibleTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "a ~", "a\n\tb", "caf\u00e9", "a\u00a0b", "\u2026", "\ud83d\ude00"})
    void leavesAloneWhatIsSeen(String text) {
        assertThat(VisibleText.of(text)).isEqualTo(text);
        assertThat(VisibleText.of("\u200b" + text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "\u0007",
                "\b",
                "\r",
                "\u007f",
                "\u0085",
                "\u00ad",
                "\u200b",
                "\u202e",
                "\u2066",
                "\ufeff",
                "\udb40\udc01",
                "\u009c"
            })
    void leavesOutWhatIsNotSeenOrTurnsTheDirection(String invisible) {
        assertThat(VisibleText.of("a" + invisible + "z")).isEqualTo("az");
        assertThat(VisibleText.isInvisible(invisible.codePointAt(0))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {'\n', '\t', ' ', '~', 0xa0, 0xe9})
    void isSeenThoughItMayBeSpace(int character) {
        assertThat(VisibleText.isInvisible(character)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[31m",
                "\u001b[0;1m",
                "\u001b[?25l",
                "\u001b[ @",
                "\u001b[~",
                "\u009b31m",
                "\u001b]0;title\u0007",
                "\u001b]0;title\u009c",
                "\u001b]0;title\u001b\\",
                "\u001bPtitle\u001b\\",
                "\u001bXtitle\u001b\\",
                "\u001b^title\u001b\\",
                "\u001b_title\u001b\\",
                "\u0090title\u0007",
                "\u0098title\u0007",
                "\u009dtitle\u0007",
                "\u009etitle\u0007",
                "\u009ftitle\u0007",
                "\u001bc",
                "\u001b0",
                "\u001b(0",
                "\u001b]0;title\u001b[31m"
            })
    void takesOutWhatCommandsATerminal(String sequence) {
        assertThat(VisibleText.of("a" + sequence + "z")).isEqualTo("az");
        assertThat(VisibleText.of(sequence)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001b[31", "\u009b31", "\u001b]0;title", "\u0090title", "\u001b("})
    void whatIsBrokenOffHidesNoOtherLine(String sequence) {
        assertThat(VisibleText.of("a" + sequence + "\nz")).isEqualTo("a\nz");
        assertThat(VisibleText.of("a" + sequence)).isEqualTo("a");
        assertThat(VisibleText.of("a" + sequence + "\u001b")).isEqualTo("a");
    }

    @Test
    void whatACommandCannotHoldEndsIt() {
        assertThat(VisibleText.of("a\u001b[3\u00e9z")).isEqualTo("a\u00e9z");
        assertThat(VisibleText.of("a\u001b[3\u007fz")).isEqualTo("az");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\ude00"})
    void showsThatHalfACharacterIsNone(String half) {
        assertThat(VisibleText.of("a" + half + "z")).isEqualTo("a\ufffdz");
    }
}
