package dev.preflight.adapters.runbook.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.adapters.runbook.condition.Condition.Origin;
import dev.preflight.core.check.Outcome;
import dev.preflight.core.probe.CommandProbe;
import dev.preflight.core.probe.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for all conditions, tried on random ones; a failure names the seed. */
class ConditionPropertiesTest {
    private static final int TRIES = 1_000;
    private static final String[] VALUES = {
        "OK",
        "\"a b\"",
        "'it is \"quoted\"'",
        "`x`",
        "“y”",
        "«or»",
        "\"and\"",
        "\"0\"",
        "v1.2",
        "a/b"
    };
    private static final String[] EXPRESSIONS = {
        "/^a$/", "/a b|c/i", "/\\/api\\/v1/", "/\\d+\\\\/", "/(x)[/]?/", "`^q.*`"
    };
    private static final String[] PHRASES = {
        "output is V",
        "output is not V",
        "the output contains V",
        "output does not contain V",
        "output matches E",
        "stdout does not match E",
        "output is empty",
        "no output",
        "output has at least 2 lines",
        "output has 1 line",
        "last line is V",
        "last line matches E",
        "exit status is 3",
        "exits with 0",
        "command succeeds",
        "exit code is not 1",
        "stderr is V",
        "output is at least 2",
        "output < 7.5",
        "last line is V rather than V",
        "any output"
    };
    private static final String[] SHELL = {
        "check",
        "echo OK",
        "echo \"NONE\"",
        "&&",
        "||",
        ";",
        "\n",
        "if",
        "then",
        "else",
        "fi",
        "{",
        "}",
        "(",
        ")",
        "|",
        "exit 1",
        "'",
        "\"",
        "`",
        "$(",
        "${X}",
        "<<EOF",
        "EOF",
        "#",
        ">&2",
        "> f",
        "\\",
        "[[",
        "]]",
        "case",
        "esac",
        "for",
        "do",
        "done",
        "!",
        "printf '%s\\n'",
        "$'\\n'",
        "((",
        "))"
    };
    private static final String[] WORDS = {
        "output",
        "is",
        "not",
        "OK",
        "\"",
        "'",
        "`",
        "/",
        "(",
        ")",
        "[",
        "**",
        "*",
        "_",
        "and",
        "or",
        ",",
        ".",
        "contains",
        "matches",
        "empty",
        "exit",
        "status",
        "0",
        "at least",
        "lines",
        "—",
        "“",
        "==",
        "\n",
        "\uE000",
        "\uD83D",
        "the",
        "`.a |`",
        "worker-*",
        "does not"
    };

    @Test
    void readAgainAConditionIsTheSame() throws ConditionException {
        for (int seed = 0; seed < TRIES; seed++) {
            String prose = sentence(new Random(seed));
            Condition condition = ConditionReader.read(Seen.COMMAND, prose);
            String what = "seed " + seed + ": " + prose + " -> " + condition.text();
            assertThat(condition.origin()).as(what).isEqualTo(Origin.STATED);
            Condition again = ConditionReader.read(Seen.COMMAND, condition.text());
            assertThat(again.text()).as(what).isEqualTo(condition.text());
            for (Observation seen : observations()) {
                assertThat(again.assertion().judge(seen))
                        .as(what)
                        .isEqualTo(condition.assertion().judge(seen));
            }
        }
    }

    @Test
    void whatCannotBeToldNeitherPassesNorFails() throws ConditionException {
        for (int seed = 0; seed < TRIES; seed++) {
            String prose = sentence(new Random(seed));
            Condition condition = ConditionReader.read(Seen.COMMAND, prose);
            for (Observation seen :
                    List.of(Seen.command("137 OK"), Seen.command("127"), Seen.http("late"))) {
                assertThat(condition.assertion().judge(seen).outcome())
                        .as("seed %d: %s", seed, prose)
                        .isEqualTo(Outcome.ERROR);
            }
        }
    }

    @Test
    void anyProseAndAnyScriptIsReadOrRefused() {
        int understood = 0;
        for (int seed = 0; seed < 3 * TRIES; seed++) {
            Random random = new Random(seed);
            String script = joined(SHELL, random, 25);
            String prose = joined(WORDS, random, 12);
            try {
                Condition condition = ConditionReader.read(new CommandProbe(script), prose);
                Condition again = ConditionReader.read(new CommandProbe(script), condition.text());
                assertThat(again.text())
                        .as("seed %d: %s / %s", seed, prose, script)
                        .isEqualTo(condition.text());
                understood++;
            } catch (ConditionException refused) {
                assertThat(refused).as("seed " + seed).message().isNotBlank();
            } catch (RuntimeException | Error broken) {
                throw new AssertionError("seed " + seed + ": " + prose + " / " + script, broken);
            }
        }
        assertThat(understood).isPositive();
    }

    private static String sentence(Random random) {
        StringBuilder sentence = new StringBuilder(phrase(random));
        for (int more = random.nextInt(4); more > 0; more--) {
            sentence.append(random.nextBoolean() ? " and " : " OR ").append(phrase(random));
        }
        return sentence + (random.nextBoolean() ? "." : "");
    }

    private static String phrase(Random random) {
        String phrase = oneOf(PHRASES, random);
        while (phrase.indexOf('V') >= 0 && phrase.contains(" V")) {
            phrase = phrase.replaceFirst(" V", " \uFFFE");
            String value = oneOf(VALUES, random);
            boolean bare = phrase.contains("rather") && Character.isLetter(value.charAt(0));
            phrase = phrase.replace("\uFFFE", bare ? "\"" + value + "\"" : value);
        }
        return phrase.replace(" E", " " + oneOf(EXPRESSIONS, random));
    }

    private static String joined(String[] parts, Random random, int most) {
        List<String> chosen = new ArrayList<>();
        for (int more = random.nextInt(most); more >= 0; more--) {
            chosen.add(oneOf(parts, random));
        }
        return String.join(random.nextInt(4) == 0 ? "" : " ", chosen);
    }

    private static String oneOf(String[] choices, Random random) {
        return choices[random.nextInt(choices.length)];
    }

    private static List<Observation> observations() {
        return List.of(
                Seen.command("0"),
                Seen.command("0 OK"),
                Seen.command("1 a b"),
                Seen.command("3 x\\nOK"),
                Seen.command("0 5"),
                Seen.commandWithErrors(0, "OK", "OK"));
    }
}
