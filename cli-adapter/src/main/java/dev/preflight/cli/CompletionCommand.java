package dev.preflight.cli;

import dev.preflight.adapters.bundled.BundledRunbooks;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code preflight completion}: a completion script for bash, which zsh can use, too. */
final class CompletionCommand implements Command {
    @Override
    public String name() {
        return "completion";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public String summary() {
        return "prints a completion script for bash and zsh: source <(preflight completion)";
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(CommandLine arguments, Terminal terminal) throws UsageException {
        RunSettings.refuseArguments(arguments, name());
        terminal.out().print(script());
        return ExitStatus.READY;
    }

    private static String script() {
        StringBuilder cases = new StringBuilder();
        for (Command command : Commands.all()) {
            cases.append("        %s) words='%s' ;;\n".formatted(command.name(), wordsOf(command)));
        }
        List<String> names = Commands.all().stream().map(Command::name).toList();
        return """
        # Completion of preflight, for bash; in zsh, load bashcompinit first.
        _preflight() {
            local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" words
            case "$before" in
                --directory|--env-file|--report) COMPREPLY=($(compgen -f -- "$word")); return ;;
                --format) COMPREPLY=($(compgen -W 'human json' -- "$word")); return ;;
            esac
            case "${COMP_WORDS[1]}" in
        %s        *) words='%s help' ;;
            esac
            [ "$COMP_CWORD" -eq 1 ] && words='%s help'
            COMPREPLY=($(compgen -W "$words" -- "$word"))
        }
        complete -F _preflight preflight ./preflight
        """
                .formatted(cases, String.join(" ", names), String.join(" ", names));
    }

    private static String wordsOf(Command command) {
        StringBuilder words = new StringBuilder();
        command.options()
                .getOptions()
                .forEach(it -> words.append("--").append(it.getLongOpt()).append(' '));
        if (command.arguments().contains("RUNBOOK")) {
            BundledRunbooks.all().forEach(runbook -> words.append(runbook.id()).append(' '));
        }
        return words.toString().strip();
    }
}
