package dev.preflight.adapters.jq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.preflight.core.check.Judgement;
import dev.preflight.core.check.Outcome;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JqConditionTest {
    private static final String WORKERS = "{\"workers\": [{\"type\": \"training\"}]}";

    static Stream<Arguments> verdicts() {
        return Stream.of(
                Arguments.of(".workers | length > 0", WORKERS, Outcome.PASS),
                Arguments.of(".workers | length > 0", "{\"workers\": []}", Outcome.FAIL),
                Arguments.of(".workers[] | select(.type == \"backtest\")", WORKERS, Outcome.ERROR),
                Arguments.of(".workers", "{}", Outcome.FAIL),
                Arguments.of("false, true", "1", Outcome.ERROR),
                Arguments.of("true, 1", "1", Outcome.PASS),
                Arguments.of("true, false", "1", Outcome.ERROR),
                Arguments.of("null, false", "1", Outcome.FAIL),
                Arguments.of("any(.[]; test(\"^w[0-9]+$\"))", "[\"w12\"]", Outcome.PASS),
                Arguments.of(".a.b", "{\"a\": 1}", Outcome.ERROR),
                Arguments.of("error(\"no\")", "1", Outcome.ERROR),
                Arguments.of(".", "", Outcome.ERROR),
                Arguments.of(".", "  \n", Outcome.ERROR),
                Arguments.of(".", "OK", Outcome.ERROR),
                Arguments.of(".", "1 2", Outcome.ERROR),
                Arguments.of(".", "{\"a\": 1", Outcome.ERROR),
                Arguments.of(".", "[".repeat(100_000), Outcome.ERROR),
                Arguments.of("env.PATH // $ENV.PATH", "1", Outcome.FAIL));
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void judges(String expression, String json, Outcome outcome) throws JqException {
        Judgement judgement = Jq.compile(expression).judge(json);
        assertThat(judgement.outcome()).as(judgement.seen()).isEqualTo(outcome);
        assertThat(judgement.seen()).isNotBlank();
    }

    @Test
    void saysWhatTheExpressionIs() throws JqException {
        assertThat(Jq.compile(".workers | length").judge(WORKERS).seen())
                .isEqualTo("`.workers | length` is 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {".workers |", "][", "length >", ".a | lenght > 0", "", "\"", "((((("})
    void refusesWhatIsNotJq(String expression) {
        assertThatExceptionOfType(JqException.class)
                .isThrownBy(() -> Jq.compile(expression))
                .withMessageContaining(expression);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "range(infinite)",
                "[range(infinite)]",
                "[recurse(1)] | length",
                "last(recurse(.))",
                "try range(infinite) catch true",
                "reduce range(1e9) as $i (0; . + 1)",
                "until(false; .)",
                "def f: f; f",
                "def f: f, f; f",
                "[limit(1e9; recurse(1))]",
                "while(true; .)",
                "[.[] as $a | .[] as $b | .[] as $c | .[] as $d | .[] as $e | 1] | length"
            })
    void endsWhatDoesNotEnd(String expression) throws JqException {
        String list = "[" + "1,".repeat(5_000) + "1]";
        JqCondition condition = Jq.compile(expression);
        long start = System.nanoTime();
        Judgement judgement = condition.judge(list);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        assertThat(judgement.outcome()).as(judgement.seen()).isEqualTo(Outcome.ERROR);
    }
}
