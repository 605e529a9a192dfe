package dev.preflight.it.stack;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Decides for {@link RequiresEngine}. */
final class EngineCondition implements ExecutionCondition {
    private static final AtomicBoolean TOLD = new AtomicBoolean();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        ConditionEvaluationResult result =
                decide(
                        Machine.lacks(),
                        Boolean.parseBoolean(System.getenv("PREFLIGHT_REQUIRE_DOCKER")));
        // Maven only counts what is skipped.
        if (result.isDisabled() && TOLD.compareAndSet(false, true)) {
            System.out.println(
                    "Tests on a real container engine are skipped: "
                            + result.getReason().orElse("?"));
        }
        return result;
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
