package dev.preflight.adapters.runbook.lint.rule;

import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.runbook.lint.shell.Command;
import dev.preflight.adapters.runbook.lint.shell.Word;
import java.util.List;
import java.util.Optional;

/**
 * Compose commands without the sandbox's compose file, in a runbook that knows of it elsewhere.
 *
 * <p>Only worth knowing: for scripts that are run here, COMPOSE_FILE names the sandbox's file.
 */
final class SandboxIgnored implements Rule {
    private static final String FILE = "docker-compose.sandbox.y";
    private static final String VARIABLE = "COMPOSE_FILE";

    @Override
    public void look(Sheet sheet, Findings findings) {
        Optional<Script> aware =
                sheet.understood().stream().filter(SandboxIgnored::isAware).findFirst();
        if (aware.isEmpty()) {
            return;
        }
        for (Script script : sheet.understood()) {
            if (!isAware(script) && !script.text().contains(VARIABLE)) {
                look(script, aware.get(), findings);
            }
        }
    }

    private static void look(Script script, Script aware, Findings findings) {
        List<DockerCommand> commands =
                DockerCommand.in(script).stream()
                        .filter(it -> it.isCompose() && isOfProject(it))
                        .filter(it -> it.before().stream().noneMatch(SandboxIgnored::isFile))
                        .toList();
        for (DockerCommand docker : commands) {
            findings.note(
                    LintCode.SANDBOX_IGNORED,
                    script.at(docker.offset()),
                    "'%s' takes the default compose file when it is run by hand beside a .env.sandbox, while line %d takes that of the sandbox; preflight sets COMPOSE_FILE for it: choose the file here in the same way, or use a step, which knows the project"
                            .formatted(docker.words(), place(aware)));
        }
    }

    private static boolean isOfProject(DockerCommand docker) {
        return !docker.verb().isEmpty() && !docker.does("version", "ls", "help");
    }

    private static boolean isAware(Script script) {
        return script.block().simple().stream().anyMatch(SandboxIgnored::namesFile);
    }

    private static int place(Script aware) {
        return aware.block().simple().stream()
                .filter(SandboxIgnored::namesFile)
                .map(it -> aware.at(it.offset()).line())
                .findFirst()
                .orElse(aware.place().line());
    }

    private static boolean namesFile(Command.Simple command) {
        return command.allWords().stream().anyMatch(word -> word.shown().contains(FILE));
    }

    private static boolean isFile(Word option) {
        return option.shown().matches("-f|--file(=.*)?");
    }
}
