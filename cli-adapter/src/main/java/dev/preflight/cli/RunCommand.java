package dev.preflight.cli;

import dev.preflight.core.run.Mode;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code preflight check}, {@code heal} and {@code plan}. */
final class RunCommand implements Command {
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
        if (settings.has("server")) {
            return RemoteRun.run(settings, mode, terminal);
        }
        for (String option : RunOptions.FOR_A_SERVER) {
            if (settings.has(option)) {
                throw new UsageException(
                        "--%s is for a service, named with --server".formatted(option));
            }
        }
        Runs runs = Runs.of(settings, mode, terminal);
        // Closed also when a run fails: what is known by then is still reported.
        try (Reports reports = Reports.of(settings, terminal)) {
            runs.run(name(), reports.progress(), reports::add);
            return reports.status();
        }
    }
}
