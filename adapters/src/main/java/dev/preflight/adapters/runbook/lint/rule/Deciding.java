package dev.preflight.adapters.runbook.lint.rule;

import dev.preflight.adapters.runbook.lint.shell.AndOr;
import dev.preflight.adapters.runbook.lint.shell.Block;
import dev.preflight.adapters.runbook.lint.shell.Command;
import dev.preflight.adapters.runbook.lint.shell.Pipeline;
import java.util.ArrayList;
import java.util.List;

/** The pipelines of a script whose status decides something. */
final class Deciding {
    private Deciding() {}

    /** Those that something hangs on: a branch, what follows, or the check itself. */
    static List<Pipeline> in(Script script) {
        List<Pipeline> deciding = new ArrayList<>();
        for (Block.Placed placed : script.block().all(Block.Role.SCRIPT)) {
            for (AndOr list : placed.block().lists()) {
                int last = list.pipelines().size() - 1;
                deciding.addAll(list.pipelines().subList(0, last));
                boolean isAsked = placed.role() == Block.Role.CONDITION && isLast(list, placed);
                boolean isAll = placed.role() == Block.Role.SCRIPT && isLast(list, placed);
                if (isAsked || (isAll && script.isJudgedByStatus())) {
                    deciding.add(list.last());
                }
            }
        }
        return deciding;
    }

    private static boolean isLast(AndOr list, Block.Placed placed) {
        return placed.block().last().filter(list::equals).isPresent();
    }

    /** Whether a failure before a pipe is one of the whole pipeline. */
    static boolean hasPipefail(Script script) {
        return script.block().simple().stream()
                .filter(it -> it.isNamed("set"))
                .anyMatch(it -> it.arguments().stream().anyMatch(word -> word.is("pipefail")));
    }

    /** Whether the script ends with the first command that fails. */
    static boolean endsAtFailure(Script script) {
        return script.block().simple().stream()
                .filter(it -> it.isNamed("set"))
                .anyMatch(Deciding::setsErrexit);
    }

    private static boolean setsErrexit(Command.Simple set) {
        return set.hasFlag('e') || set.arguments().stream().anyMatch(word -> word.is("errexit"));
    }
}
