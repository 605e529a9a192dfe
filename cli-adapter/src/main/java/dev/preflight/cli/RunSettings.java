package dev.preflight.cli;

import dev.preflight.core.check.CheckId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.jspecify.annotations.Nullable;

/** The options of check, heal and plan, read and validated. */
final class RunSettings {
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(30);

    private final CommandLine arguments;

    RunSettings(CommandLine arguments) {
        this.arguments = arguments;
    }

    /** The options that every run takes. */
    static Options common() {
        return new Options()
                .addOption(
                        valued("project", "NAME", "compose project (default: as compose finds it)"))
                .addOption(
                        valued("directory", "DIR", "the project's directory (default: this one)"))
                .addOption(
                        valued(
                                "env-file",
                                "FILE",
                                "variables, over those of .env.sandbox; may be repeated"))
                .addOption(
                        valued(
                                "var",
                                "NAME=VALUE",
                                "one variable, over all others; may be repeated"))
                .addOption(valued("only", "CHECK,...", "these checks and what they require"))
                .addOption(valued("skip", "CHECK,...", "leave these checks out"))
                .addOption(
                        valued(
                                "timeout",
                                "TIME",
                                "of one observation, as in 500ms, 10s, 2m (default: 10s)"))
                .addOption(flag("fail-fast", "stop at the first failure"))
                .addOption(flag("strict", "let warnings fail the run"))
                .addOption(
                        valued(
                                "format",
                                "FORMAT",
                                "of the report on stdout: human or json (default: human)"))
                .addOption(
                        valued(
                                "report",
                                "FORMAT=FILE",
                                "one more report, to a file; may be repeated"))
                .addOption(flag("quiet", "only what failed, and the verdict"))
                .addOption(flag("verbose", "everything that was seen"))
                .addOption(flag("no-color", "no colours"));
    }

    /** The options that only healing takes. */
    static Options healing() {
        return common().addOption(
                        flag(
                                "reset",
                                "give this runbook's checks a fresh budget of attempts first"))
                .addOption(
                        valued(
                                "lock-timeout",
                                "TIME",
                                "how long to wait for another cure of this target (default: 30s)"));
    }

    static Option flag(String name, String description) {
        return Option.builder().longOpt(name).desc(description).get();
    }

    static Option valued(String name, String value, String description) {
        return Option.builder().longOpt(name).hasArg().argName(value).desc(description).get();
    }

    static void refuseArguments(CommandLine arguments, String command) throws UsageException {
        if (!arguments.getArgList().isEmpty()) {
            throw new UsageException(
                    "'preflight %s' takes no '%s'"
                            .formatted(command, arguments.getArgList().get(0)));
        }
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

    ReportFormat format() throws UsageException {
        String format = value("format");
        return format == null ? ReportFormat.HUMAN : ReportFormat.named(format);
    }

    List<ReportFile> reportFiles(Terminal terminal) throws UsageException {
        List<ReportFile> files = new ArrayList<>();
        for (String value : values("report")) {
            files.add(ReportFile.parse(value, terminal.workingDirectory()));
        }
        return files;
    }

    private Duration duration(String option, Duration fallback) throws UsageException {
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
