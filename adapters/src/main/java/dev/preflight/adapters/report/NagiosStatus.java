package dev.preflight.adapters.report;

import dev.preflight.core.run.RunReport;
import java.util.List;

/** The four states that a monitoring plugin can report, each with an exit status. */
public enum NagiosStatus {
    OK(0),
    WARNING(1),
    CRITICAL(2),
    UNKNOWN(3);

    /** What people call the format by. */
    public static final String FORMAT = "nagios";

    // A line may have 8 KB in Nagios and 1 KB on the way through NRPE, figures included.
    private static final int LONGEST = 700;

    private final int exitStatus;

    NagiosStatus(int exitStatus) {
        this.exitStatus = exitStatus;
    }

    /** The status of several runs: that of the worst, where a failure says more than an unknown. */
    public static NagiosStatus of(List<RunReport> reports) {
        return switch (Overall.of(reports)) {
            case PASSED, HEALED -> new Tally(reports).of(Standing.WARNED) == 0 ? OK : WARNING;
            case FAILED -> CRITICAL;
            case ERROR -> UNKNOWN;
        };
    }

    /** With which the plugin's process ends. */
    public int exitStatus() {
        return exitStatus;
    }

    /** The line that a plugin prints, without what begins its figures and without a line feed. */
    public String line(String text) {
        return "PREFLIGHT " + name() + " - " + OneLine.of(text.replace('|', '/'), LONGEST);
    }
}
