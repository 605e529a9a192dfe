package dev.preflight.cli;

import dev.preflight.adapters.runbook.RunbookConversion;
import dev.preflight.adapters.runbook.RunbookConversion.Converted;
import dev.preflight.adapters.runbook.RunbookConversion.Notation;
import dev.preflight.adapters.runbook.lint.Finding;
import dev.preflight.adapters.text.Printable;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code preflight convert}: a runbook in the other notation, on stdout. */
final class ConvertCommand implements Command {
    private static final List<String> NOTATIONS = List.of("yaml", "markdown");

    @Override
    public String name() {
        return "convert";
    }

    @Override
    public String arguments() {
        return "FILE";
    }

    @Override
    public String summary() {
        return "writes a runbook in the other notation";
    }

    @Override
    public Options options() {
        return RunOptions.ofConvert();
    }

    @Override
    public int run(CommandLine arguments, Terminal terminal) throws UsageException {
        RunSettings settings = new RunSettings(arguments);
        if (arguments.getArgList().size() != 1 || settings.value("to") == null) {
            throw new UsageException(
                    "say which runbook to write how: 'preflight convert FILE --to yaml|markdown'");
        }
        Notation to =
                settings.choice("to", NOTATIONS).equals("yaml") ? Notation.YAML : Notation.MARKDOWN;
        String name = arguments.getArgList().get(0);
        Converted converted =
                RunbookConversion.convert(
                        Runbooks.fileName(name), new Runbooks(terminal).content(name), to);
        for (Finding finding : converted.findings()) {
            terminal.err().println(Printable.clean(finding.toString()));
        }
        converted.text().map(text -> shown(text, terminal)).ifPresent(terminal.out()::print);
        return converted.hasErrors() ? ExitStatus.WRONG_USAGE : ExitStatus.READY;
    }

    // A file may hold what a terminal would obey. Elsewhere it is carried over to the letter.
    private static String shown(String text, Terminal terminal) {
        return terminal.outIsTerminal() ? Printable.clean(text) : text;
    }
}
