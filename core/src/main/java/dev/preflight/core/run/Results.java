package dev.preflight.core.run;

import dev.preflight.core.check.CheckId;
import dev.preflight.core.check.CheckResult;
import dev.preflight.core.check.Outcome;
import dev.preflight.core.runbook.Check;
import dev.preflight.core.target.Redactor;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The results of one pass over a runbook. */
final class Results {
    private final Map<CheckId, CheckResult> byCheck = new LinkedHashMap<>();

    void add(CheckResult result) {
        byCheck.put(result.check(), result);
    }

    /** Takes out what is known by now to be secret. */
    void redact(Redactor redactor) {
        byCheck.replaceAll((check, result) -> result.redactedBy(redactor));
    }

    /** Takes a provisional pass of these checks for what it is where it takes a proof: no pass. */
    void demandProof(Predicate<CheckId> of) {
        byCheck.replaceAll((check, result) ->
                result.isProvisional() && of.test(check) ? Judge.unproved(result) : result);
    }

    boolean has(CheckId check) {
        return byCheck.containsKey(check);
    }

    CheckResult of(CheckId check) {
        CheckResult result = byCheck.get(check);
        if (result == null) {
            throw new IllegalStateException("check '" + check + "' has no result in this pass");
        }
        return result;
    }

    boolean passes(CheckId check) {
        return has(check) && of(check).outcome() == Outcome.PASS;
    }

    /** Whether it was looked at, or tried to. */
    boolean isProbed(CheckId check) {
        Outcome outcome = of(check).outcome();
        return outcome != Outcome.SKIPPED && outcome != Outcome.BLOCKED;
    }

    Collection<CheckResult> all() {
        return byCheck.values();
    }

    boolean any(Outcome outcome) {
        return byCheck.values().stream().anyMatch(result -> result.outcome() == outcome);
    }

    /** The requirements that keep a check from being probed. A skipped one keeps nobody. */
    List<CheckId> blockersOf(Check check) {
        return check.requires().stream()
                .filter(required -> of(required).outcome() != Outcome.SKIPPED)
                .filter(required -> !of(required).outcome().letsOthersProceed())
                .toList();
    }
}
