package dev.preflight.adapters.runbook.condition;

import dev.preflight.adapters.runbook.condition.Condition.Origin;
import dev.preflight.core.check.Assertion;
import dev.preflight.core.check.Assertions;
import dev.preflight.core.probe.CommandProbe;
import dev.preflight.core.probe.FileProbe;
import dev.preflight.core.probe.HttpProbe;
import dev.preflight.core.probe.Probe;
import dev.preflight.core.probe.TcpProbe;
import org.jspecify.annotations.Nullable;

/** Reads pass conditions. So far every probe has the one condition that its kind implies. */
public final class ConditionReader {
    private ConditionReader() {}

    /**
     * Reads a condition.
     *
     * @param passIf the author's prose; null if there is none
     * @throws ConditionException if it makes no sense for this probe
     */
    public static Condition read(Probe probe, @Nullable String passIf) throws ConditionException {
        Assertion assertion = implied(probe);
        return new Condition(
                assertion, assertion.expectation(), Origin.FALLBACK, "nothing else is stated");
    }

    private static Assertion implied(Probe probe) throws ConditionException {
        if (probe instanceof CommandProbe) {
            return Assertions.succeeds();
        }
        if (probe instanceof HttpProbe) {
            return Assertions.statusIs(200);
        }
        if (probe instanceof TcpProbe) {
            return Assertions.connects();
        }
        if (probe instanceof FileProbe) {
            return Assertions.exists();
        }
        throw new ConditionException("say what it takes to pass");
    }
}
