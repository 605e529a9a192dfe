package dev.preflight.service.target;

import dev.preflight.core.check.CheckId;
import dev.preflight.core.cure.Cure;
import dev.preflight.core.remediation.RemediationPolicy;
import dev.preflight.core.runbook.Runbook;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is different for a target from what its runbooks and the default rules say.
 *
 * @param policy its guardrails
 * @param failureThreshold how many checks in a row must fail before a failure is looked into
 * @param cures other budgets and waits, by check
 */
public record TargetRules(
        RemediationPolicy policy, int failureThreshold, Map<CheckId, CureRule> cures) {

    /**
     * Another budget or wait of a cure.
     *
     * @param maxRetries null for that of the runbook
     * @param waitAfterCure null for that of the runbook
     */
    public record CureRule(@Nullable Integer maxRetries, @Nullable Duration waitAfterCure) {
        Cure appliedTo(Cure cure) {
            Cure budgeted = maxRetries == null ? cure : cure.withMaxRetries(maxRetries);
            return waitAfterCure == null ? budgeted : budgeted.withWait(waitAfterCure);
        }
    }

    public TargetRules {
        cures = Map.copyOf(cures);
    }

    /** Nothing is different. */
    public static TargetRules usual() {
        return new TargetRules(RemediationPolicy.defaults(), 1, Map.of());
    }

    /** A runbook as it is for this target. */
    public Runbook appliedTo(Runbook runbook) {
        return cures.isEmpty() ? runbook : runbook.withCures(this::appliedTo);
    }

    private Cure appliedTo(CheckId check, Cure cure) {
        CureRule rule = cures.get(check);
        return rule == null ? cure : rule.appliedTo(cure);
    }
}
