package dev.preflight.cli;

import dev.preflight.adapters.bundled.BundledRunbooks;
import dev.preflight.adapters.report.ReportFormats;
import dev.preflight.core.runbook.Runbook;
import java.util.LinkedHashSet;
import java.util.Set;
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
        return "completion for bash: source <(preflight completion)";
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public int run(CommandLine arguments, Terminal terminal) {
        terminal.out().print(script());
        return ExitStatus.READY;
    }

    private static String script() {
        StringBuilder names = new StringBuilder();
        StringBuilder cases = new StringBuilder();
        for (Command command : Commands.all()) {
            names.append(command.name()).append(' ');
            cases.append("        %s) words='%s' ;;\n".formatted(command.name(), wordsOf(command)));
        }
        return """
        # Completion of preflight, for bash; in zsh, load bashcompinit first.
        _preflight() {
            local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}"
            local words='%shelp'
            case "$before" in
                --directory|--env-file|--report|--config|--api-key-file) COMPREPLY=($(compgen -f -- "$word")); return ;;
                --format) COMPREPLY=($(compgen -W '%s' -- "$word")); return ;;
                --only|--skip) COMPREPLY=($(compgen -W '%s' -- "$word")); return ;;
            esac
            [ "$COMP_CWORD" -eq 1 ] || case "${COMP_WORDS[1]}" in
        %s    esac
            COMPREPLY=($(compgen -W "$words" -- "$word"))
        }
        complete -F _preflight preflight ./preflight
        """
                .formatted(names, formats(), checks(), cases);
    }

    private static String formats() {
        return String.join(" ", ReportFormats.names());
    }

    private static String checks() {
        Set<String> checks = new LinkedHashSet<>();
        for (Runbook runbook : BundledRunbooks.all()) {
            runbook.checks().forEach(check -> checks.add(check.id().value()));
        }
        return String.join(" ", checks);
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
