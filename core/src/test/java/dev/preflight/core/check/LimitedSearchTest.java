package dev.preflight.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.preflight.core.probe.CommandEnded;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An expression of a runbook that takes for ever is an error, and takes no time. */
class LimitedSearchTest {
    private static final Duration AMPLE = Duration.ofSeconds(30);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+$",
                "(a|a)*b",
                "(a|aa)+$",
                "(.*,){20}x",
                "^(([a-z])+.)+[A-Z]([a-z])+$",
                "(?s)(.+)\\1\\1x",
                "(a*)*(b*)*c"
            })
    void givesUpWhatIsTooLaborious(String expression) {
        Judgement judgement = search(expression, "a".repeat(50_000) + "!");

        assertThat(judgement.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(judgement.seen()).contains(expression, "too laborious");
    }

    @Test
    void findsWhatIsThereInAsMuchAsACommandMayWrite() {
        assertThat(search("needle$", "hay ".repeat(16_000) + "needle").outcome())
                .isEqualTo(Outcome.PASS);
        assertThat(search("needle$", "hay ".repeat(16_000)).outcome()).isEqualTo(Outcome.FAIL);
    }

    private static Judgement search(String expression, String text) {
        TextCondition condition = TextCondition.matching(Pattern.compile(expression));
        return assertTimeoutPreemptively(
                AMPLE,
                () -> OutputAssertions.output(condition).judge(new CommandEnded(0, text, "")));
    }
}
