package dev.preflight.core.run;

import dev.preflight.core.check.CheckResult;
import dev.preflight.core.runbook.Check;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A check in a report.
 *
 * @param check as the runbook has it
 * @param result the latest
 * @param remedied what was done about it, or would be; null if nothing had to be
 */
public record CheckReport(Check check, CheckResult result, @Nullable RemediationReport remedied) {
    public Optional<RemediationReport> remediation() {
        return Optional.ofNullable(remedied);
    }
}
