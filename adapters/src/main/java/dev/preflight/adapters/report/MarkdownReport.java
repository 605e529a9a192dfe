package dev.preflight.adapters.report;

import dev.preflight.core.check.CheckResult;
import dev.preflight.core.run.CheckReport;
import dev.preflight.core.run.RunOutcome;
import dev.preflight.core.run.RunReport;
import java.util.List;

/**
 * Renders reports as GitHub's Markdown, for a pull request or a job's page: the outcome, a table of
 * the checks, and under it the details of those that are not simply well.
 */
final class MarkdownReport extends TextReport {
    private static final int CELL = 200;

    @Override
    public String name() {
        return "markdown";
    }

    @Override
    public String mediaType() {
        return "text/markdown;charset=UTF-8";
    }

    @Override
    public String fileName() {
        return "preflight.md";
    }

    @Override
    String render(List<RunReport> reports) {
        StringBuilder page = new StringBuilder("## ");
        RunOutcome overall = Overall.of(reports);
        page.append(mark(overall)).append(" Preflight: ").append(inWords(overall)).append('\n');
        for (RunReport report : reports) {
            run(page, report);
        }
        return page.toString();
    }

    private static void run(StringBuilder page, RunReport report) {
        page.append("\n### ").append(mark(report.outcome())).append(' ');
        page.append(MarkdownText.code(report.runbook().id().value(), CELL)).append("\n\n");
        page.append(new Verdict(report).reason());
        page.append(".\nProject ").append(MarkdownText.code(report.target().project()));
        page.append(" in ").append(MarkdownText.code(report.target().directory()));
        page.append(", engine ").append(MarkdownText.code(report.target().runtime()));
        page.append(", preflight ").append(report.mode().word()).append(".\n\n");
        leftUndone(page, report);
        page.append("| Check | Outcome | Seen | Took |\n| --- | --- | --- | ---: |\n");
        for (CheckReport check : report.checks()) {
            row(page, report, check);
        }
        for (CheckReport check : report.checks()) {
            Standing standing = Standing.of(report, check);
            if (standing != Standing.PASSED && standing != Standing.NOT_RUN) {
                new MarkdownDetails(report, check, page).write(title(standing, check));
            }
        }
    }

    private static void leftUndone(StringBuilder page, RunReport report) {
        if (report.isInterrupted()) {
            page.append("Interrupted. Left undone:\n\n");
            for (String undone : report.leftUndone()) {
                page.append("- ").append(MarkdownText.code(undone)).append('\n');
            }
            page.append('\n');
        }
    }

    private static void row(StringBuilder page, RunReport report, CheckReport check) {
        CheckResult result = check.result();
        String took = result.duration().isZero() ? "" : Elapsed.inWords(result.duration());
        String seen =
                switch (result.outcome()) {
                    case PASS -> result.seen();
                    case WARN, FAIL, ERROR, SKIPPED, BLOCKED -> Standing.inWords(check);
                };
        page.append("| ").append(check.check().id());
        page.append(" | ").append(title(Standing.of(report, check), check));
        page.append(" | ").append(MarkdownText.cell(seen, CELL));
        page.append(" | ").append(took).append(" |\n");
    }

    private static String title(Standing standing, CheckReport check) {
        String word = check.result().outcome().name();
        return switch (standing) {
            case PASSED -> "\u2705 " + word;
            case HEALED -> "\u2705 HEALED";
            case WARNED -> "\u26a0\ufe0f " + word;
            case FAILED -> "\u274c " + word;
            case UNKNOWN -> "\u2754 " + word;
            case NOT_RUN -> "\u2796 " + word;
        };
    }

    private static String mark(RunOutcome outcome) {
        return switch (outcome) {
            case PASSED, HEALED -> "\u2705";
            case FAILED -> "\u274c";
            case ERROR -> "\u2754";
        };
    }

    private static String inWords(RunOutcome outcome) {
        return switch (outcome) {
            case PASSED -> "ready";
            case HEALED -> "ready, healed";
            case FAILED -> "not ready";
            case ERROR -> "could not be established";
        };
    }
}
