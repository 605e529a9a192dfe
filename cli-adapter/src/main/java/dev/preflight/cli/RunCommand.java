package dev.preflight.cli;

import dev.preflight.core.check.CheckId;
import dev.preflight.core.run.Mode;
import dev.preflight.core.run.Preflight;
import dev.preflight.core.run.RunReport;
import dev.preflight.core.run.RunRequest;
import dev.preflight.core.runbook.Check;
import dev.preflight.core.runbook.Runbook;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code preflight check}, {@code heal} and {@code plan}. */
final class RunCommand implements Command {
    private static final String DEFAULT_RUNBOOK = "workers";

    private final Mode mode;

    RunCommand(Mode mode) {
        this.mode = mode;
    }

    @Override
    public String name() {
        return mode.word();
    }

    @Override
    public String arguments() {
        return "[RUNBOOK...]";
    }

    @Override
    public String summary() {
        return switch (mode) {
            case CHECK -> "observes and judges, changes nothing";
            case HEAL -> "checks, cures what it safely can, verifies";
            case PLAN -> "says what heal would do, and why not";
        };
    }

    @Override
    public Options options() {
        return RunOptions.of(mode);
    }

    @Override
    public int run(CommandLine arguments, Terminal terminal)
            throws UsageException, FailureException {
        RunSettings settings = new RunSettings(arguments);
        List<Runbook> runbooks = runbooks(settings, terminal);
        requireKnownChecks(settings, runbooks);
        // Closed also when a run fails: what is known by then is still reported.
        try (Reports reports = Reports.of(settings, terminal)) {
            LocalTarget target = LocalTarget.resolve(settings, terminal);
            for (Runbook runbook : runbooks) {
                RunReport report =
                        new Preflight(target.ports(name(), reports.progress()))
                                .run(request(settings, runbook, target));
                reports.add(report);
                if (report.isInterrupted()) {
                    break;
                }
            }
            return reports.status();
        }
    }

    private RunRequest request(RunSettings settings, Runbook runbook, LocalTarget target)
            throws UsageException {
        return new RunRequest(
                RunIds.next(),
                runbook,
                target.target(),
                mode,
                settings.checks("only"),
                settings.checks("skip"),
                settings.has("fail-fast"),
                settings.has("strict"),
                settings.has("reset"),
                settings.probeTimeout(),
                settings.lockTimeout());
    }

    private static List<Runbook> runbooks(RunSettings settings, Terminal terminal)
            throws UsageException {
        Runbooks known = new Runbooks(terminal);
        Set<String> names = settings.runbooks();
        List<Runbook> runbooks = new ArrayList<>();
        for (String name : names.isEmpty() ? Set.of(DEFAULT_RUNBOOK) : names) {
            runbooks.add(known.named(name));
        }
        return runbooks;
    }

    private static void requireKnownChecks(RunSettings settings, List<Runbook> runbooks)
            throws UsageException {
        Set<CheckId> known = new LinkedHashSet<>();
        for (Runbook runbook : runbooks) {
            for (Check check : runbook.checks()) {
                known.add(check.id());
            }
        }
        for (String option : List.of("only", "skip")) {
            for (CheckId check : settings.checks(option)) {
                requireKnown(option, check, known);
            }
        }
    }

    private static void requireKnown(String option, CheckId check, Set<CheckId> known)
            throws UsageException {
        if (!known.contains(check)) {
            List<String> names = known.stream().map(CheckId::value).toList();
            throw new UsageException(
                    "--%s: there is no check '%s'%s; there are %s"
                            .formatted(
                                    option,
                                    check,
                                    Suggestion.among(names, check.value()),
                                    String.join(", ", names)));
        }
    }
}
