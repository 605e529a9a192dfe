package dev.preflight.adapters.runbook.lint.rule;

import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.runbook.lint.shell.Command;
import dev.preflight.adapters.runbook.lint.shell.Word;
import java.util.Optional;

/** Commands that remove more than a runbook should. */
final class Destructive implements ScriptRule {
    @Override
    public void look(Script script, Findings findings) {
        for (Command.Simple command : script.block().simple()) {
            Optional<String> harm =
                    DockerCommand.of(command)
                            .map(Destructive::docker)
                            .orElseGet(() -> removal(Invocation.of(command)));
            harm.ifPresent(
                    it -> findings.warning(LintCode.DESTRUCTIVE, script.at(command.offset()), it));
        }
    }

    private static Optional<String> docker(DockerCommand docker) {
        boolean prunes =
                docker.after().stream().findFirst().filter(it -> it.is("prune")).isPresent();
        if (prunes || docker.does("prune")) {
            return Optional.of(
                    "'prune' removes what any project on this machine may need: name what is to be removed");
        }
        if (docker.isCompose() && docker.does("down")) {
            boolean withVolumes = docker.hasFlag('v') || docker.has("-v", "--volumes");
            return Optional.of(
                    withVolumes
                            ? "'down -v' deletes the project's volumes and the data in them: restart the services that are broken"
                            : "'down' removes every container of the project, whatever it is busy with: restart the services that are broken");
        }
        return Optional.empty();
    }

    private static Optional<String> removal(Invocation program) {
        boolean isRecursive =
                program.flag('r').isPresent()
                        || program.flag('R').isPresent()
                        || program.option("--recursive").isPresent();
        if (!program.isNamed("rm") || !isRecursive) {
            return Optional.empty();
        }
        return program.arguments().stream()
                .filter(it -> !it.isOption())
                .flatMap(it -> beginning(it).stream())
                .findFirst()
                .map(it ->
                        "if %s is empty, this removes something else, or everything: write \"${%s:?}\""
                                .formatted(it.name(), it.name()));
    }

    private static Optional<Word.Variable> beginning(Word word) {
        return word.parts().stream()
                .findFirst()
                .filter(Word.Variable.class::isInstance)
                .map(Word.Variable.class::cast)
                .filter(it -> !it.operation().startsWith(":?"))
                .filter(it -> !StandardVariables.has(it.name()));
    }
}
