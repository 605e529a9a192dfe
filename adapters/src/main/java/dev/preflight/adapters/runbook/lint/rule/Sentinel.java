package dev.preflight.adapters.runbook.lint.rule;

import dev.preflight.adapters.runbook.lint.shell.AndOr;
import dev.preflight.adapters.runbook.lint.shell.Block;
import dev.preflight.adapters.runbook.lint.shell.Command;
import java.util.Optional;

/** The words by which a script says what came of it: {@code ... && echo OK || echo BAD}. */
final class Sentinel {
    private Sentinel() {}

    /** Whether a script ends by saying one word or another. */
    static boolean endsIn(Block script) {
        Optional<AndOr> last = script.last();
        if (last.isEmpty()) {
            return false;
        }
        if (last.get().last().last() instanceof Command.If choice) {
            return choice.branches().stream().allMatch(it -> says(it.body()))
                    && says(choice.otherwise());
        }
        return last.get().endsInOr() && isEcho(last.get().last().last());
    }

    private static boolean says(Block branch) {
        return branch.simple().stream().anyMatch(Sentinel::isEcho);
    }

    private static boolean isEcho(Command command) {
        return command instanceof Command.Simple simple && simple.isNamed("echo", "printf");
    }
}
