package dev.preflight.cli;

import dev.preflight.adapters.bundled.BundledRunbooks;
import dev.preflight.core.cure.Cure;
import dev.preflight.core.runbook.Check;
import dev.preflight.core.runbook.Runbook;
import java.io.PrintStream;
import java.util.Locale;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code preflight runbooks}. */
final class RunbooksCommand implements Command {
    private static final int ID_COLUMN = 22;

    @Override
    public String name() {
        return "runbooks";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public String summary() {
        return "lists the bundled runbooks, their checks and cures";
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(CommandLine arguments, Terminal terminal) throws UsageException {
        RunSettings.refuseArguments(arguments, name());
        for (Runbook runbook : BundledRunbooks.all()) {
            list(runbook, terminal.out());
        }
        return ExitStatus.READY;
    }

    private static void list(Runbook runbook, PrintStream out) {
        out.println(runbook.id() + "  " + runbook.title());
        for (Check check : runbook.checks()) {
            String id = check.id().value();
            String indent = " ".repeat(Math.max(1, ID_COLUMN - id.length()));
            out.println("  " + id + indent + check.title() + "; " + describe(check));
        }
    }

    private static String describe(Check check) {
        return check.cure().map(RunbooksCommand::describe).orElse("no cure");
    }

    private static String describe(Cure cure) {
        return "cure: %s (at most %d times, then wait %d s)"
                .formatted(
                        cure.title().toLowerCase(Locale.ROOT),
                        cure.maxRetries(),
                        cure.waitAfterCure().toSeconds());
    }
}
