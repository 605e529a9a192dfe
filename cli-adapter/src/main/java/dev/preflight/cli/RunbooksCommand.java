package dev.preflight.cli;

import dev.preflight.adapters.bundled.BundledRunbooks;
import dev.preflight.core.cure.Cure;
import dev.preflight.core.runbook.Check;
import dev.preflight.core.runbook.Runbook;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code preflight runbooks}: the bundled ones. */
final class RunbooksCommand implements Command {
    private static final int COLUMN = 22;

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
        return "lists the bundled runbooks, or shows one's file";
    }

    @Override
    public Options options() {
        return RunOptions.ofRunbooks();
    }

    @Override
    public int run(CommandLine arguments, Terminal terminal) throws UsageException {
        String shown = new RunSettings(arguments).value("show");
        if (shown != null) {
            terminal.out().print(source(shown));
            return ExitStatus.READY;
        }
        for (Runbook runbook : BundledRunbooks.all()) {
            list(runbook, terminal.out());
        }
        return ExitStatus.READY;
    }

    private static String source(String name) throws UsageException {
        Optional<String> source = BundledRunbooks.source(name);
        if (source.isEmpty()) {
            List<String> known = BundledRunbooks.names();
            throw new UsageException(
                    "there is no bundled runbook '%s'%s; there are %s"
                            .formatted(
                                    name, Suggestion.among(known, name), String.join(", ", known)));
        }
        return source.get();
    }

    private static void list(Runbook runbook, PrintStream out) {
        out.println(runbook.id() + "  " + runbook.title());
        for (Check check : runbook.checks()) {
            String id = check.id().value();
            out.println("  " + id + " ".repeat(Math.max(1, COLUMN - id.length())) + check.title());
            out.println(" ".repeat(COLUMN + 2) + describe(check));
        }
    }

    private static String describe(Check check) {
        return check.cure().map(RunbooksCommand::describe).orElse("no cure");
    }

    private static String describe(Cure cure) {
        return "cure: %s (%s, wait %d s)"
                .formatted(
                        cure.title().toLowerCase(Locale.ROOT),
                        cure.maxRetries() == 1 ? "once" : cure.maxRetries() + " times",
                        cure.waitAfterCure().toSeconds());
    }
}
