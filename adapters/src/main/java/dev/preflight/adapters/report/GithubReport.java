package dev.preflight.adapters.report;

import dev.preflight.core.run.CheckReport;
import dev.preflight.core.run.RunReport;
import java.util.List;

/**
 * Renders reports as workflow commands, from which GitHub makes annotations: an error for what
 * failed or could not be established, a warning, a notice for what was healed. What is simply well,
 * or was not run, is not mentioned; the verdict of each run is a line of its own.
 *
 * @see <a
 *     href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands">workflow
 *     commands</a>
 */
final class GithubReport extends TextReport {
    @Override
    public String name() {
        return "github";
    }

    @Override
    public String mediaType() {
        return "text/x-github-workflow;charset=UTF-8";
    }

    @Override
    public String fileName() {
        return "preflight.github.txt";
    }

    /** Each run's annotations appear as soon as it is over. */
    @Override
    public boolean isAppendable() {
        return true;
    }

    @Override
    String render(List<RunReport> reports) {
        StringBuilder lines = new StringBuilder();
        for (RunReport report : reports) {
            run(lines, report);
        }
        return lines.toString();
    }

    private static void run(StringBuilder lines, RunReport report) {
        String runbook = report.runbook().id().value();
        for (CheckReport check : report.checks()) {
            String level = level(Standing.of(report, check));
            if (!level.isEmpty()) {
                lines.append(
                        Annotation.of(level, runbook + ": " + check.check().title())
                                .at(CheckSource.of(check.check()))
                                .saying(message(report, check)));
            }
        }
        String trouble = RunTrouble.of(report);
        if (!trouble.isEmpty()) {
            lines.append(Annotation.of("error", runbook).saying(trouble));
        }
        // No text from outside in it: it could be taken for a command.
        lines.append(Verdict.word(report.outcome())).append("  ");
        lines.append(new Verdict(report).reason()).append('\n');
    }

    private static String level(Standing standing) {
        return switch (standing) {
            case FAILED, UNKNOWN -> "error";
            case WARNED -> "warning";
            case HEALED -> "notice";
            case PASSED, NOT_RUN -> "";
        };
    }

    private static String message(RunReport report, CheckReport check) {
        StringBuilder message = new StringBuilder(Standing.inWords(check));
        check.remediation()
                .ifPresent(remedied ->
                        message.append('\n')
                                .append(remedied.state())
                                .append(" after ")
                                .append(remedied.attempts().size())
                                .append(" of ")
                                .append(remedied.maxRetries())
                                .append(" attempts: ")
                                .append(OneLine.of(remedied.cure())));
        for (String step : new NextSteps(report, check).steps()) {
            message.append("\nnext: ").append(OneLine.of(step));
        }
        return message.toString();
    }
}
