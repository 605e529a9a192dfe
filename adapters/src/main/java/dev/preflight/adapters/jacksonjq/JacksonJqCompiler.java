package dev.preflight.adapters.jacksonjq;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.preflight.adapters.jq.JqCompiler;
import dev.preflight.adapters.jq.JqCondition;
import dev.preflight.adapters.jq.JqException;
import dev.preflight.core.check.Judgement;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;

/** Compiles with jackson-jq; made by name, when it is first needed. */
public final class JacksonJqCompiler implements JqCompiler {
    private static final String UNDEFINED = "does not exist";

    @Override
    public JqCondition compile(String expression) throws JqException {
        JsonQuery query = parsed(expression);
        // Names are resolved at run time: the first try finds most that are misspelt.
        Judgement first =
                new Evaluation(expression, query, new Meter()).judge(NullNode.getInstance());
        if (first.seen().contains(UNDEFINED)) {
            throw new JqException(first.seen());
        }
        return new JacksonJqCondition(expression, query);
    }

    private static JsonQuery parsed(String expression) throws JqException {
        try {
            return JsonQuery.compile(expression, Versions.JQ_1_7);
        } catch (JsonQueryException | RuntimeException | StackOverflowError malformed) {
            throw new JqException("`" + expression + "` is not jq: " + firstLine(malformed));
        }
    }

    static String firstLine(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return message.lines().findFirst().orElse("").strip();
    }
}
