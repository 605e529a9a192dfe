package dev.preflight.adapters.jacksonjq;

import com.fasterxml.jackson.databind.JsonNode;
import dev.preflight.core.check.Judgement;
import java.util.List;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation of an expression, on a thread of its own: a stack of known size for expressions
 * that recurse, and nobody waits for one that does not end.
 */
final class Evaluation {
    private static final long MOST_MILLIS = 2_000;
    private static final long STACK_BYTES = 1024 * 1024;
    private static final int SHOWN = 80;

    private final String expression;
    private final JsonQuery query;
    private final Meter meter;
    private volatile @Nullable Judgement outcome;

    Evaluation(String expression, JsonQuery query, Meter meter) {
        this.expression = expression;
        this.query = query;
        this.meter = meter;
    }

    Judgement judge(JsonNode input) {
        Thread thread =
                new Thread(null, () -> outcome = evaluate(input), "jq " + expression, STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(MOST_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            meter.stop();
        }
        Judgement judgement = outcome;
        return judgement == null ? unknown("did not come to an end") : judgement;
    }

    private Judgement evaluate(JsonNode input) {
        JsonNode[] last = new JsonNode[1];
        boolean[] disagree = new boolean[1];
        try {
            query.apply(
                    MeteredScope.with(meter),
                    input,
                    value -> {
                        meter.count();
                        disagree[0] |= last[0] != null && holds(last[0]) != holds(value);
                        last[0] = value;
                    });
        } catch (JsonQueryException | RuntimeException failure) {
            return unknown("failed: " + JacksonJqCompiler.firstLine(failure));
        } catch (StackOverflowError | OutOfMemoryError tooMuch) {
            return unknown("needs too much memory");
        }
        if (disagree[0]) {
            return unknown("gave values that disagree: say whether all(...) or any(...) is meant");
        }
        return last[0] == null ? unknown("gave no value") : truth(last[0]);
    }

    private Judgement truth(JsonNode value) {
        String seen = "`" + expression + "` is " + shown(value);
        return holds(value) ? Judgement.pass(seen) : Judgement.fail(seen, List.of());
    }

    private static boolean holds(JsonNode value) {
        return !value.isNull() && !(value.isBoolean() && !value.booleanValue());
    }

    private Judgement unknown(String what) {
        return Judgement.unknown("`" + expression + "` " + what);
    }

    private static String shown(JsonNode value) {
        if (value.isContainerNode()) {
            return value.isArray() ? "a list of " + value.size() : "an object";
        }
        String text = value.toString();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
