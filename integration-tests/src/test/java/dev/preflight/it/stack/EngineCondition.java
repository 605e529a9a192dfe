package dev.preflight.it.stack;

import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Decides for {@link RequiresEngine}. */
final class EngineCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return decide(
                Machine.lacks(), Boolean.parseBoolean(System.getenv("PREFLIGHT_REQUIRE_DOCKER")));
    }

    static ConditionEvaluationResult decide(List<String> lacks, boolean required) {
        if (lacks.isEmpty()) {
            return ConditionEvaluationResult.enabled("this machine can run the stack");
        }
        String reason = String.join("; ", lacks);
        if (required) {
            throw new IllegalStateException("PREFLIGHT_REQUIRE_DOCKER is true, but: " + reason);
        }
        return ConditionEvaluationResult.disabled(reason);
    }
}
