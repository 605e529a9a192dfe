package dev.preflight.core.probe;

import dev.preflight.core.ForeignCode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Nothing could be observed. Says nothing about the target's fitness, except to a check that is
 * about the connection itself.
 *
 * @param reason the kind of failure
 * @param detail what was tried and what came of it, for people
 */
public record Unobserved(Reason reason, String detail) implements Observation {
    /** Why nothing could be observed. */
    public enum Reason {
        /** The other side refused the connection, or is not known by that name. */
        UNREACHABLE,
        /** No answer in time. */
        TIMEOUT,
        /** An answer that makes no sense: cut off, too large, of an unknown shape. */
        UNREADABLE,
        /** This side could not even ask: no permission, an unset variable, no such program. */
        UNABLE
    }

    /**
     * The observation of a probe whose code, or that of its instrument, threw something.
     *
     * @param thrown anything but an interruption
     * @throws VirtualMachineError if the machine itself fails
     */
    public static Unobserved broken(Probe probe, Throwable thrown) {
        return new Unobserved(
                Reason.UNABLE,
                probe.describe() + " could not be observed: " + ForeignCode.fault(thrown));
    }

    /** Whether the other side was asked and gave no answer, as when it is down or hangs. */
    public boolean isNoAnswer() {
        return reason == Reason.UNREACHABLE || reason == Reason.TIMEOUT;
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("unobserved", reason.name().toLowerCase(java.util.Locale.ROOT));
        facts.put("detail", detail);
        return facts;
    }

    @Override
    public String describe() {
        return detail;
    }
}
