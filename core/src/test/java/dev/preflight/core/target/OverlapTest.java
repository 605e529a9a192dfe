package dev.preflight.core.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverlapTest {

    /** The length of the beginning before each of these places. */
    private static List<Integer> before(String word, String text, List<Integer> places) {
        List<Integer> lengths = new ArrayList<>();
        new Overlap(word)
                .with(text::charAt, new TreeSet<>(places), (place, length) -> lengths.add(length));
        return lengths;
    }

    @ParameterizedTest
    @CsvSource({
        "abc,    abc,             3",
        "abc,    xxab,            2",
        "abc,    abx,             0",
        "abc,    ab......c,       0",
        "abc,    ab......abc,     3",
        "aab,    aaa,             2",
        "aabaaa, aabaabaa,        5",
        "abab,   ababab,          4"
    })
    void findsTheLongestBeginningBeforeAPlace(String word, String text, int length) {
        assertThat(before(word, text, List.of(text.length()))).containsExactly(length);
    }

    // As it is defined, for every word and text of two letters.
    @Test
    void findsItInWhateverRepeatsItself() {
        for (String word : wordsUpTo(5)) {
            for (String text : wordsUpTo(7)) {
                List<Integer> places = new ArrayList<>();
                List<Integer> expected = new ArrayList<>();
                for (int place = 0; place <= text.length(); place++) {
                    int length = Math.min(word.length(), place);
                    while (!text.substring(0, place).endsWith(word.substring(0, length))) {
                        length--;
                    }
                    places.add(place);
                    expected.add(length);
                    assertThat(before(word, text, List.of(place))).containsExactly(length);
                }
                assertThat(before(word, text, places)).isEqualTo(expected);
            }
        }
    }

    private static List<String> wordsUpTo(int longest) {
        List<String> words = new ArrayList<>(List.of("a", "b"));
        for (int at = 0; words.get(at).length() < longest; at++) {
            words.add(words.get(at) + "a");
            words.add(words.get(at) + "b");
        }
        return words;
    }
}
