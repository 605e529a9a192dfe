package dev.preflight.adapters.runbook.lint.rule;

import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.runbook.lint.shell.Block;
import dev.preflight.adapters.runbook.lint.shell.Command;
import dev.preflight.adapters.runbook.lint.shell.Pipeline;
import dev.preflight.adapters.runbook.lint.shell.Word;
import java.util.Optional;
import java.util.Set;

/** Commands that wait for a person, who is not there. */
final class Interactive implements ScriptRule {
    private static final Set<String> SCREENS = Set.of("vi", "vim", "nano", "emacs", "less", "more");

    @Override
    public void look(Script script, Findings findings) {
        for (Block.Placed placed : script.block().all(Block.Role.SCRIPT)) {
            for (Pipeline pipeline : placed.block().pipelines()) {
                pipeline.firstSimple()
                        .flatMap(Interactive::problem)
                        .ifPresent(it ->
                                findings.warning(
                                        LintCode.INTERACTIVE,
                                        script.at(pipeline.first().offset()),
                                        it));
            }
        }
    }

    private static Optional<String> problem(Command.Simple command) {
        Optional<DockerCommand> docker = DockerCommand.of(command);
        if (command.isNamed("sudo") && !command.hasFlag('n')) {
            return Optional.of(
                    "sudo may ask for a password that nobody types: write 'sudo -n', or let the user of the runbook do it");
        }
        if (docker.filter(Interactive::wantsTerminal).isPresent()) {
            return Optional.of(
                    "'-t' wants a terminal, and there is none, so that this fails: leave '-it' out%s"
                            .formatted(docker.get().isCompose() ? " and write '-T'" : ""));
        }
        if (SCREENS.contains(Invocation.of(command).name())) {
            return Optional.of("this wants a person at a terminal: there is none when it runs");
        }
        return Optional.empty();
    }

    private static boolean wantsTerminal(DockerCommand docker) {
        if (!docker.does("exec", "run")) {
            return false;
        }
        for (Word word : docker.after()) {
            if (!word.isOption()) {
                return false;
            }
            if (word.is("--tty") || word.shown().matches("-[a-z]*t[a-z]*")) {
                return true;
            }
        }
        return false;
    }
}
