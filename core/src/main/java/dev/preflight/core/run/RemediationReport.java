package dev.preflight.core.run;

import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.cure.PlannedStep;
import dev.preflight.core.incident.Attempt;
import java.util.List;

/**
 * What was done about a failed check, or would be.
 *
 * @param cure its title; empty if there is none
 * @param state the remediation state's word, or {@code PLANNED}
 * @param maxRetries the most attempts
 * @param reason who says no and why, or what heal would have to wait for first; else empty
 * @param attempts of the incident, those of earlier runs included
 * @param diagnostics collected before acting and at escalation
 * @param planned the steps that heal would take; empty unless planned
 */
public record RemediationReport(
        String cure,
        String state,
        int maxRetries,
        String reason,
        List<Attempt> attempts,
        List<ActionReport> diagnostics,
        List<PlannedStep> planned) {
    public RemediationReport {
        attempts = List.copyOf(attempts);
        diagnostics = List.copyOf(diagnostics);
        planned = List.copyOf(planned);
    }

    /** The state of a remediation that {@link Mode#PLAN} would begin. */
    public static final String PLANNED = "PLANNED";
}
