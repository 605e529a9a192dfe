package dev.preflight.adapters.report;

import java.util.List;
import java.util.Optional;

/** All formats of reports. The code of a format is loaded when it is asked for, not before. */
public final class ReportFormats {
    // Wide enough for what is said, narrow enough to be read.
    private static final int WIDTH = 100;

    private static final List<String> NAMES =
            List.of(
                    HumanReport.NAME,
                    "json",
                    "junit",
                    "tap",
                    NagiosStatus.FORMAT,
                    "prometheus",
                    "markdown",
                    "github");

    private ReportFormats() {}

    /** Their names, in the order in which they are listed. */
    public static List<String> names() {
        return NAMES;
    }

    /** The report for people without marks that are not ASCII. */
    public static ReportFormat humanInAscii() {
        return new HumanReport(Style.plain(false, WIDTH));
    }

    public static Optional<ReportFormat> named(String name) {
        return switch (name) {
            case HumanReport.NAME -> Optional.of(new HumanReport(Style.plain(true, WIDTH)));
            case "json" -> Optional.of(new JsonReport());
            case "junit" -> Optional.of(new JunitReport());
            case "tap" -> Optional.of(new TapReport());
            case NagiosStatus.FORMAT -> Optional.of(new NagiosReport());
            case "prometheus" -> Optional.of(new PrometheusReport());
            case "markdown" -> Optional.of(new MarkdownReport());
            case "github" -> Optional.of(new GithubReport());
            default -> Optional.empty();
        };
    }
}
