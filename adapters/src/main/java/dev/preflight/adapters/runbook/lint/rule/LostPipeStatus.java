package dev.preflight.adapters.runbook.lint.rule;

import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.runbook.lint.shell.AndOr;
import dev.preflight.adapters.runbook.lint.shell.Block;
import dev.preflight.adapters.runbook.lint.shell.Command;
import dev.preflight.adapters.runbook.lint.shell.Pipeline;
import java.util.Optional;
import java.util.Set;

/** {@code set -e}, which sees only the end of a pipeline. */
final class LostPipeStatus implements ScriptRule {
    private static final Set<String> MAY_FAIL =
            Set.of(
                    "curl",
                    "wget",
                    "docker",
                    "docker-compose",
                    "kubectl",
                    "ssh",
                    "psql",
                    "mysql",
                    "pg_isready",
                    "redis-cli",
                    "nc",
                    "helm",
                    "git");

    @Override
    public void look(Script script, Findings findings) {
        if (!Deciding.endsAtFailure(script) || Deciding.hasPipefail(script)) {
            return;
        }
        for (Block.Placed placed : script.block().all(Block.Role.SCRIPT)) {
            if (placed.role() == Block.Role.CONDITION) {
                continue;
            }
            placed.block().lists().stream()
                    .filter(AndOr::isSingle)
                    .map(AndOr::first)
                    .forEach(it -> look(script, it, findings));
        }
    }

    private static void look(Script script, Pipeline pipeline, Findings findings) {
        Optional<Command.Simple> first = pipeline.firstSimple();
        if (pipeline.commands().size() > 1
                && first.isPresent()
                && MAY_FAIL.contains(Invocation.of(first.get()).name())) {
            findings.warning(
                    LintCode.LOST_PIPE_STATUS,
                    script.at(first.get().offset()),
                    "'set -e' does not see '%s' fail, since only the last command of a pipeline counts: write 'set -eo pipefail'"
                            .formatted(Invocation.of(first.get()).name()));
        }
    }
}
