package dev.preflight.cli;

import dev.preflight.adapters.process.ProcessRunner;
import dev.preflight.adapters.report.LintReport;
import dev.preflight.adapters.runbook.RunbookFile;
import dev.preflight.adapters.runbook.lint.BashSyntax;
import dev.preflight.adapters.runbook.lint.Finding;
import dev.preflight.adapters.runbook.lint.Finding.Severity;
import dev.preflight.adapters.runbook.lint.Linted;
import dev.preflight.adapters.runbook.lint.Linter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code preflight lint}: what is wrong with runbooks, or may be. Runs nothing of them. */
final class LintCommand implements Command {
    private static final List<String> FORMATS = List.of("human", "json", "sarif");

    @Override
    public String name() {
        return "lint";
    }

    @Override
    public String arguments() {
        return "FILE...";
    }

    @Override
    public String summary() {
        return "what is wrong with runbooks, or may be";
    }

    @Override
    public Options options() {
        return RunOptions.ofLint(FORMATS);
    }

    @Override
    public int run(CommandLine arguments, Terminal terminal)
            throws UsageException, FailureException {
        RunSettings settings = new RunSettings(arguments);
        String format = settings.choice("format", FORMATS);
        if (settings.runbooks().isEmpty()) {
            throw new UsageException("say which runbooks to look at: 'preflight lint FILE...'");
        }
        List<RunbookFile> files = new ArrayList<>();
        for (String name : settings.runbooks()) {
            files.add(new Runbooks(terminal).file(name));
        }
        List<Linted> linted = lint(files, terminal);
        write(linted, format, terminal);
        Severity least = settings.has("strict") ? Severity.WARNING : Severity.ERROR;
        boolean isBad =
                linted.stream()
                        .flatMap(it -> it.findings().stream())
                        .anyMatch(it -> it.severity().compareTo(least) <= 0);
        return isBad ? ExitStatus.NOT_READY : ExitStatus.READY;
    }

    private static List<Linted> lint(List<RunbookFile> files, Terminal terminal)
            throws FailureException {
        BashSyntax bash =
                new BashSyntax(
                        new ProcessRunner(), terminal.workingDirectory(), terminal.environment());
        List<Linted> linted = new ArrayList<>();
        try {
            for (RunbookFile file : files) {
                List<Finding> findings = Linter.lint(file, bash);
                linted.add(new Linted(file, findings));
            }
            return linted;
        } catch (InterruptedException stopped) {
            throw new FailureException("interrupted before everything was looked at");
        }
    }

    private static void write(List<Linted> linted, String format, Terminal terminal)
            throws FailureException {
        try {
            switch (format) {
                case "json" -> LintReport.json(linted, terminal.out());
                case "sarif" -> LintReport.sarif(linted, terminal.out());
                default -> LintReport.human(linted, terminal.out());
            }
        } catch (IOException unwritable) {
            throw new FailureException("the findings could not be written: " + unwritable);
        }
    }
}
