package dev.preflight.service.remediation;

import dev.preflight.service.run.RunOrder;

/**
 * A runbook on a target, by their configured names.
 *
 * @param target the name of it
 * @param runbook the name of it
 */
public record Place(String target, String runbook) {
    static Place of(RunOrder order) {
        return new Place(order.target().name(), order.runbook().name());
    }

    @Override
    public String toString() {
        return target + "/" + runbook;
    }
}
