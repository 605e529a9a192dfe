package dev.preflight.cli;

import dev.preflight.adapters.report.HumanReport;
import dev.preflight.adapters.report.ReportFormat;
import dev.preflight.core.check.CheckId;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.jspecify.annotations.Nullable;

/** The options of a run, read and validated; one that a command does not have is not given. */
final class RunSettings {
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(30);

    private final CommandLine arguments;

    RunSettings(CommandLine arguments) {
        this.arguments = arguments;
    }

    /** The runbooks named, each once; empty for the default. */
    Set<String> runbooks() {
        return new LinkedHashSet<>(arguments.getArgList());
    }

    boolean has(String flag) {
        return arguments.hasOption(flag);
    }

    @Nullable String value(String option) throws UsageException {
        List<String> values = values(option);
        if (values.size() > 1) {
            throw new UsageException("option --%s may be given only once".formatted(option));
        }
        return values.isEmpty() ? null : values.get(0);
    }

    List<String> values(String option) {
        String[] values = arguments.getOptionValues(option);
        return values == null ? List.of() : List.of(values);
    }

    Duration probeTimeout() throws UsageException {
        return duration("timeout", PROBE_TIMEOUT);
    }

    Duration lockTimeout() throws UsageException {
        return duration("lock-timeout", LOCK_TIMEOUT);
    }

    /** The check ids of an option, which may be repeated and hold several, separated by commas. */
    Set<CheckId> checks(String option) throws UsageException {
        Set<CheckId> checks = new LinkedHashSet<>();
        for (String value : values(option)) {
            for (String id : value.split(",", -1)) {
                checks.add(checkId(option, id.strip()));
            }
        }
        return checks;
    }

    /** A number from 1. */
    int number(String option, int otherwise) throws UsageException {
        String value = value(option);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("[1-9][0-9]{0,8}")) {
            throw new UsageException(
                    "--%s %s is no number: write one from 1 on".formatted(option, value));
        }
        return Integer.parseInt(value);
    }

    /** One of these words; the first if the option is not given. */
    String choice(String option, List<String> words) throws UsageException {
        String value = value(option);
        if (value != null && !words.contains(value)) {
            throw new UsageException(
                    "--%s: there is no '%s'%s; there are %s"
                            .formatted(
                                    option,
                                    value,
                                    Suggestion.among(words, value),
                                    String.join(", ", words)));
        }
        return value == null ? words.get(0) : value;
    }

    /** That of the report on stdout. */
    ReportFormat format() throws UsageException {
        String format = value("format");
        return Formats.named(format == null ? HumanReport.NAME : format);
    }

    List<ReportFile> reportFiles(Terminal terminal) throws UsageException {
        List<ReportFile> files = new ArrayList<>();
        for (String value : values("report")) {
            files.add(ReportFile.parse(value, terminal.workingDirectory()));
        }
        return files;
    }

    /** The path that was given for an option. */
    static Path path(String option, String text) throws UsageException {
        try {
            return Path.of(text);
        } catch (InvalidPathException malformed) {
            // Besides NUL: a character that the locale's charset does not have.
            throw new UsageException("--%s: %s".formatted(option, malformed.getMessage()));
        }
    }

    Duration duration(String option, Duration fallback) throws UsageException {
        String value = value(option);
        return value == null ? fallback : Durations.parse(option, value);
    }

    private static CheckId checkId(String option, String id) throws UsageException {
        try {
            return new CheckId(id);
        } catch (IllegalArgumentException malformed) {
            throw new UsageException("--%s: %s".formatted(option, malformed.getMessage()));
        }
    }
}
