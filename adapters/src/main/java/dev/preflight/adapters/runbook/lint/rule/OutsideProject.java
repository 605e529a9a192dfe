package dev.preflight.adapters.runbook.lint.rule;

import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.runbook.lint.shell.Block;
import dev.preflight.adapters.runbook.lint.shell.Command;
import dev.preflight.adapters.runbook.lint.shell.Pipeline;
import dev.preflight.adapters.runbook.lint.shell.Word;
import java.util.Optional;

/** Changes to containers by name or id, which may be those of another project. */
final class OutsideProject implements ScriptRule {
    @Override
    public void look(Script script, Findings findings) {
        for (Block.Placed placed : script.block().all(Block.Role.SCRIPT)) {
            for (Pipeline pipeline : placed.block().pipelines()) {
                for (Command command : pipeline.commands()) {
                    DockerCommand.of(command)
                            .filter(OutsideProject::changes)
                            .ifPresent(it -> look(script, pipeline, command, it, findings));
                }
            }
        }
    }

    private static boolean changes(DockerCommand docker) {
        return !docker.isCompose()
                && docker.does("restart", "kill", "stop", "rm", "start", "pause", "unpause");
    }

    private static void look(
            Script script,
            Pipeline pipeline,
            Command command,
            DockerCommand docker,
            Findings findings) {
        Optional<DockerCommand> source = listing(pipeline, command);
        if (source.isEmpty()) {
            findings.warning(
                    LintCode.OUTSIDE_PROJECT,
                    script.at(docker.offset()),
                    "'%s' takes a container by its name, whichever project it belongs to, and no guardrail sees it: write 'docker compose %s SERVICE', or the step '%s: SERVICE'"
                            .formatted(docker.words(), docker.verb(), step(docker)));
        } else if (!isOfProject(source.get())) {
            findings.warning(
                    LintCode.OUTSIDE_PROJECT,
                    script.at(docker.offset()),
                    "this is every container that '%s' lists, those of other projects too: take 'docker compose ps -q', or the step '%s: SERVICE'"
                            .formatted(source.get().words(), step(docker)));
        }
    }

    private static Optional<DockerCommand> listing(Pipeline pipeline, Command command) {
        for (Word word : command.allWords()) {
            for (Word.Substitution inner : word.substitutions()) {
                Optional<DockerCommand> found =
                        inner.block().simple().stream()
                                .flatMap(it -> DockerCommand.of(it).stream())
                                .filter(DockerCommand::isListing)
                                .findFirst();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return DockerCommand.of(pipeline.first()).filter(DockerCommand::isListing);
    }

    private static boolean isOfProject(DockerCommand listing) {
        return listing.isCompose()
                || listing.after().stream()
                        .anyMatch(it -> it.shown().contains("com.docker.compose.project="));
    }

    private static String step(DockerCommand docker) {
        return docker.does("start", "unpause") ? "start" : "restart";
    }
}
