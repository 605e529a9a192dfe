package dev.preflight.cli;

import dev.preflight.adapters.runbook.RunbookFile;
import dev.preflight.adapters.runbook.explain.ExplainJson;
import dev.preflight.adapters.runbook.explain.ExplainText;
import dev.preflight.adapters.runbook.lint.Finding;
import dev.preflight.adapters.runbook.lint.Finding.Severity;
import dev.preflight.adapters.text.Printable;
import dev.preflight.core.check.CheckId;
import java.io.IOException;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code preflight explain}: what was understood of a runbook. */
final class ExplainCommand implements Command {
    private static final List<String> FORMATS = List.of("human", "json");

    @Override
    public String name() {
        return "explain";
    }

    @Override
    public String arguments() {
        return "RUNBOOK [CHECK]";
    }

    @Override
    public String summary() {
        return "what was understood of a runbook";
    }

    @Override
    public Options options() {
        return RunOptions.ofFormats(FORMATS);
    }

    @Override
    public int run(CommandLine arguments, Terminal terminal)
            throws UsageException, FailureException {
        List<String> words = arguments.getArgList();
        if (words.isEmpty() || words.size() > 2) {
            throw new UsageException(
                    "say which runbook to explain, and which check of it if not all:"
                            + " 'preflight explain RUNBOOK [CHECK]'");
        }
        String format = new RunSettings(arguments).choice("format", FORMATS);
        RunbookFile file = new Runbooks(terminal).file(words.get(0));
        CheckId only = words.size() == 1 ? null : check(file, words.get(1));
        try {
            if (format.equals("json")) {
                ExplainJson.write(file, only, terminal.out());
            } else {
                terminal.out().print(ExplainText.of(file, only));
            }
        } catch (IOException unwritable) {
            throw new FailureException("the explanation could not be written: " + unwritable);
        }
        return problems(file, terminal) ? ExitStatus.WRONG_USAGE : ExitStatus.READY;
    }

    private static CheckId check(RunbookFile file, String id) throws UsageException {
        List<String> ids = file.checks().stream().map(check -> check.id().value()).toList();
        if (!ids.contains(id)) {
            throw new UsageException(
                    "there is no check '%s' in %s%s; there are %s"
                            .formatted(
                                    id,
                                    file.name(),
                                    Suggestion.among(ids, id),
                                    String.join(", ", ids)));
        }
        return new CheckId(id);
    }

    private static boolean problems(RunbookFile file, Terminal terminal) {
        boolean any = false;
        for (Finding finding : file.findings()) {
            if (finding.severity() == Severity.ERROR) {
                terminal.err().println(Printable.clean(finding.toString()));
                any = true;
            }
        }
        return any;
    }
}
