package dev.preflight.core.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

    private static final Redactor NOTHING_KNOWN = Redactor.of(List.of());

    private static Redactor knowing(Map<String, String> environment) {
        return Redactor.of(List.of(environment));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DB_PASSWORD",
                "passwd",
                "MySecret",
                "api-token",
                "KEY",
                "AWS.Access.Key.Id"
            })
    void knowsASecretByItsName(String name) {
        assertThat(Redactor.isSecret(name)).isTrue();
        assertThat(knowing(Map.of(name, "hunter2")).redact("got hunter2!"))
                .isEqualTo("got [redacted]!");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "USER", "PASS", "KE_Y", "KTRDR_API_PORT"})
    void leavesOtherVariablesAlone(String name) {
        assertThat(Redactor.isSecret(name)).isFalse();
        assertThat(knowing(Map.of(name, "hunter2")).redact("got hunter2!"))
                .isEqualTo("got hunter2!");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "on", "yes", "      "})
    void doesNotBlankOutShortOrEmptyValues(String value) {
        String text = "1 container is on, yes      it is";
        assertThat(knowing(Map.of("TOKEN", value)).redact(text)).isEqualTo(text);
    }

    @Test
    void takesTheLongestSecretFirst() {
        Redactor redactor = knowing(Map.of("A_KEY", "hunter", "B_KEY", "hunter2-long"));
        assertThat(redactor.redact("hunter2-long hunter")).isEqualTo("[redacted] [redacted]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "got swor...            | got [redacted]...",
                "got 'swordfish-7...'   | got '[redacted]...'",
                "swordfis… and sword... | [redacted]… and [redacted]...",
                "swordfish-77 ...       | [redacted] ...",
                "swo...                 | swo...",
                "fish...                | fish..."
            })
    void takesOutTheBeginningOfASecretThatWasCut(String text, String redacted) {
        assertThat(knowing(Map.of("A_KEY", "swordfish-77")).redact(text)).isEqualTo(redacted);
    }

    @Test
    void learnsTheSecretsOfOneMoreEnvironment() {
        Redactor redactor = knowing(Map.of("A_KEY", "hunter2")).and(Map.of("B_KEY", "trustno1"));
        assertThat(redactor.redact("hunter2 trustno1")).isEqualTo("[redacted] [redacted]");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PASSWORD=x                      | PASSWORD=[redacted]",
                "export DB_PASSWORD='a b' c      | export DB_PASSWORD=[redacted] c",
                "db.password = x; y              | db.password = [redacted]; y",
                "?token=x&user=u                 | ?token=[redacted]&user=u",
                "url=token=x                     | url=token=[redacted]",
                "{\"token\": \"x\"}              | {\"token\": [redacted]}",
                "{\"token\":\"a\\\"b\",\"c\":1}  | {\"token\":[redacted],\"c\":1}",
                "{\\\"token\\\": \\\"x y\\\"}    | {\\\"token\\\": [redacted]}",
                "{\\\"token\\\":\\\"x\\\\\\\"y\\\"} | {\\\"token\\\":[redacted]}",
                "{\"tokens\": [\"x\", \"y\"]}   | {\"tokens\": [redacted]}",
                "{\"tokens\": [\"x\", \"]\"], 1}   | {\"tokens\": [redacted], 1}",
                "tokens=[x, y                    | tokens=[redacted]",
                "token: \"cut off                | token: [redacted]",
                "secret := x                     | secret := [redacted]",
                "key=>x                          | key=>[redacted]",
                "token=                          | token=",
                "token=x token=y                 | token=[redacted] token=[redacted]",
                "the token is x                  | the token is x",
                "user=u                          | user=u",
                "= : == ::                       | = : == ::",
                "token=[redacted]                | token=[redacted]",
                "token=[redacted]x y             | token=[redacted] y",
                "token=x, y                      | token=[redacted], y",
                "token='KEY'=x                   | token=[redacted]=[redacted]",
                "KEY_ID=x                        | KEY_ID=[redacted]",
                "key.id=x                        | key.id=[redacted]",
                "key-id=x                        | key-id=[redacted]",
                "{\"token\":\"a\\\\\",\"c\":1}  | {\"token\":[redacted],\"c\":1}",
            })
    void takesOutWhatIsAssignedToASecretName(String text, String redacted) {
        assertThat(NOTHING_KNOWN.redact(text)).isEqualTo(redacted);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "postgres://u:p@h/db             | postgres://u:[redacted]@h/db",
                "postgres://:p@h                 | postgres://:[redacted]@h",
                "redis://u:p@ss@h:1 x@y          | redis://u:[redacted]@h:1 x@y",
                "http://h:80/a@b                 | http://h:80/a@b",
                "http://u@h:80                   | http://u@h:80",
                "\"http://h:80\",\"m\":\"a@b\"   | \"http://h:80\",\"m\":\"a@b\"",
                "a://u:p@h b://u:q@h             | a://u:[redacted]@h b://u:[redacted]@h",
                "http://u@h                      | http://u@h",
                "://u:p@h                        | ://u:[redacted]@h",
                "://                             | ://",
                "://:@                           | ://:@",
            })
    void takesPasswordsOutOfUrls(String text, String redacted) {
        assertThat(NOTHING_KNOWN.redact(text)).isEqualTo(redacted);
    }

    // With a backtracking pattern each of these took minutes.
    @ParameterizedTest
    @ValueSource(
            strings = {"a-", "KEY-", "KEY", "KEY=", "token=\"", "token='\\", "://a:", "= ", "K "})
    void readsEveryTextOnce(String repeated) {
        String text = repeated.repeat(100_000);
        assertThat(NOTHING_KNOWN.redact(text)).isNotNull();
    }

    // A secret of the alphabet "a" fits everywhere a little.
    @ParameterizedTest
    @ValueSource(strings = {"...", "aaaa...", "a...a", "\u2026", "[...]\n"})
    void readsEveryTextOnceForEachSecretHoweverOftenItIsCut(String repeated) {
        Redactor redactor = knowing(Map.of("A_KEY", "a".repeat(20_000) + "b"));
        String text = repeated.repeat(20_000);
        assertTimeout(Duration.ofSeconds(5), () -> redactor.redact(text));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "hun\u001b[31mter2+/\"x\u001b[0m",
                "hun\u200bter2+/\"x",
                "hun\rter2+/\"x",
                "\u202ehunter2+/\"x",
                "hunter2+/\\\"x",
                "hunter2+\\/\\\"x",
                "hunter2%2B%2F%22x",
                "hunter2%2b%2f%22x",
                "aHVudGVyMisvIng=",
                "aHVudGVyMisvIng",
                "aHVudGVyMisvIngK",
                "dTpodW50ZXIyKy8ieA==",
                "dXNlcjpodW50ZXIyKy8ieA==",
                "dXM6aHVudGVyMisvIng=",
            })
    void knowsASecretInWhateverIsMadeOfIt(String text) {
        String redacted = knowing(Map.of("A_KEY", "hunter2+/\"x")).redact("it is " + text);
        assertThat(redacted)
                .startsWith("it is ")
                .contains("[redacted]")
                .doesNotContain("hunter2", "aHVudGVy", "h1bnRlc", "odW50ZX");
    }

    @ParameterizedTest
    @CsvSource({"aHVudGVyMisvIng=, [redacted]=", "aHVudGVyMisvInh5, [redacted]Inh5"})
    void takesOutAllThatIsCertainInBase64(String text, String redacted) {
        assertThat(knowing(Map.of("A_KEY", "hunter2+/\"x")).redact(text)).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pj4+Pz8/Pj4+P2Fi", "Pj4-Pz8_Pj4-P2Fi"})
    void knowsBothAlphabetsOfBase64(String text) {
        assertThat(knowing(Map.of("A_KEY", ">>>???>>>?")).redact(text)).isEqualTo("[redacted]P2Fi");
    }

    static List<Arguments> escaped() {
        return List.of(
                Arguments.of("two words\"", "two words\\\""),
                Arguments.of("back\\slash", "back\\\\slash"),
                Arguments.of("a\nb\tc", "a\\nb\\tc"),
                Arguments.of("a\rb\bc\fd", "a\\rb\\bc\\fd"),
                Arguments.of("a\u0001bc", "a\\u0001bc"),
                Arguments.of("wave~\u00e9", "wave~\\u00e9"));
    }

    @ParameterizedTest
    @MethodSource("escaped")
    void knowsWhatJsonMakesOfIt(String value, String text) {
        assertThat(knowing(Map.of("A_KEY", value)).redact(text)).isEqualTo("[redacted]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "09AZaz-._~!'()*%2F%3A%40%5B%60%7B%20",
                "09AZaz-._~%21%27%28%29%2A%2F%3A%40%5B%60%7B%20",
                "09AZaz-._%7E%21%27%28%29*%2F%3A%40%5B%60%7B+"
            })
    void knowsWhatAUrlMakesOfIt(String text) {
        Redactor redactor = knowing(Map.of("A_KEY", "09AZaz-._~!'()*/:@[`{ \u00e9"));
        assertThat(redactor.redact(text + "%C3%A9")).isEqualTo("[redacted]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"caf\\u00e9<&>", "caf\u00e9\\u003c\\u0026\\u003e", "caf%C3%A9%3C%26%3E"})
    void knowsWhatOtherLanguagesWriteForIt(String text) {
        assertThat(knowing(Map.of("A_KEY", "caf\u00e9<&>")).redact("it is " + text))
                .isEqualTo("it is [redacted]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"first line\nsecond line\n", "first line\r\nsecond line"})
    void knowsEachLineOfASecret(String value) {
        Redactor redactor = knowing(Map.of("A_KEY", value));
        for (String between : List.of("\n", "\r\n", "\\n", " ")) {
            assertThat(redactor.redact("first line" + between + "second line"))
                    .contains("[redacted]")
                    .doesNotContain("line");
        }
        assertThat(redactor.redact("a second line")).isEqualTo("a [redacted]");
    }

    @Test
    void knowsItOnOneLineThoughItsLinesAreShort() {
        assertThat(knowing(Map.of("A_KEY", "ab\n  cd\tef")).redact("is ab cd ef"))
                .isEqualTo("is [redacted]");
    }

    @Test
    void takesALineOfEightCharactersForASecret() {
        Redactor redactor = knowing(Map.of("A_KEY", "12345678\nabcdefg"));
        assertThat(redactor.redact("12345678, abcdefg")).isEqualTo("[redacted], abcdefg");
    }

    @Test
    void doesNotTakeForASecretOfWhichLittleIsSeen() {
        assertThat(knowing(Map.of("A_KEY", "\u200b\u200bok")).redact("it is ok"))
                .isEqualTo("it is ok");
    }

    @Test
    void isTheSameWhereItLearnsNothing() {
        Redactor redactor = knowing(Map.of("A_KEY", "hunter2"));
        assertThat(redactor.and(Map.of("B_KEY", "hunter2", "USER", "somebody"))).isSameAs(redactor);
    }

    @Test
    void doesNotTakeAShortLineOfASecretForOne() {
        Redactor redactor = knowing(Map.of("A_KEY", "{\n  \"hunter\": 2\n}\ntrue"));
        assertThat(redactor.redact("{true}")).isEqualTo("{true}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "...fish-77 it is           | ...[redacted] it is",
                "\u2026fish-77             | \u2026[redacted]",
                "swor [... 7 left out ...] fish-77 | [redacted] [... 7 left out ...] [redacted]",
                "... 77                     | ... 77",
                "...swordfish-7...          | ...[redacted]...",
                "...h-77                    | ...[redacted]",
                "...-77                     | ...-77",
            })
    void takesOutWhatIsLeftOfASecretAroundACut(String text, String redacted) {
        String unescaped = text.replace("\\u2026", "\u2026");
        assertThat(knowing(Map.of("A_KEY", "swordfish-77")).redact(unescaped))
                .isEqualTo(redacted.replace("\\u2026", "\u2026"));
    }

    @Test
    void takesOutOnceWhatIsBothTheEndOfASecretAndItsBeginning() {
        assertThat(knowing(Map.of("A_KEY", "wxyz-1-wxyz")).redact("...-1-wxyz..."))
                .isEqualTo("...[redacted]...");
    }

    @Test
    void takesOutEveryBeginningThatWasCutAndGoesOnAfterIt() {
        Redactor redactor = knowing(Map.of("A_KEY", "swordfish-77"));
        assertThat(redactor.redact("sword... x... swordfis... y"))
                .isEqualTo("[redacted]... x... [redacted]... y");
        assertThat(redactor.redact("...swor")).isEqualTo("...swor");
    }

    @Test
    void aSecretOfFourCharactersIsOne() {
        assertThat(knowing(Map.of("A_KEY", "abcd")).redact("is abcd")).isEqualTo("is [redacted]");
        assertThat(knowing(Map.of("A_KEY", "abc")).redact("is abc")).isEqualTo("is abc");
    }

    @Test
    void redactsFactsAtAnyDepth() {
        Map<String, Object> facts =
                Map.of("list", List.of(Map.of("x", "hunter2"), 7), "token", "unheard of");
        assertThat(knowing(Map.of("KEY", "hunter2")).redactFacts(facts))
                .isEqualTo(
                        Map.of(
                                "list",
                                List.of(Map.of("x", "[redacted]"), 7),
                                "token",
                                "[redacted]"));
    }

    @Test
    void redactsNamesNumbersAndAllThatIsInASecretFact() {
        Map<String, Object> facts =
                Map.of(
                        "hunter2",
                        "a name",
                        "pin",
                        4711,
                        "tokens",
                        List.of("a", Map.of("n", 1), true));
        assertThat(knowing(Map.of("A_KEY", "hunter2", "PIN_KEY", "4711")).redactFacts(facts))
                .isEqualTo(
                        Map.of(
                                "[redacted]", "a name",
                                "pin", "[redacted]",
                                "tokens", List.of("[redacted]", Map.of("n", "[redacted]"), true)));
    }
}
