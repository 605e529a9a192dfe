package dev.preflight.adapters.runbook.lint.rule;

import dev.preflight.adapters.runbook.CureEntry;
import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.runbook.lint.shell.Command;
import dev.preflight.core.cure.Action;

/** A restart that is verified before anything can have started. */
final class NoWait implements Rule {
    @Override
    public void look(Sheet sheet, Findings findings) {
        for (CureEntry cure : sheet.cures()) {
            boolean isVerifiedAtOnce =
                    cure.cure().waitAfterCure().isZero()
                            && cure.cure().maxRetries() > 0
                            && cure.cure().actions().stream()
                                    .noneMatch(Action.Wait.class::isInstance);
            if (isVerifiedAtOnce && (hasStep(cure) || hasScript(sheet, cure))) {
                findings.warning(
                        LintCode.NO_WAIT,
                        sheet.placeOf(cure, "waitAfterCure"),
                        "the check is asked again at once, before what was restarted can be up, and the attempt is spent: give it the time that a start takes, as in '15 seconds'");
            }
        }
    }

    private static boolean hasStep(CureEntry cure) {
        return cure.cure().actions().stream()
                .anyMatch(it ->
                        it instanceof Action.Restart
                                || it instanceof Action.Up
                                || it instanceof Action.Start);
    }

    private static boolean waits(Command.Simple command) {
        return command.isNamed("sleep", "wait");
    }

    private static boolean hasScript(Sheet sheet, CureEntry cure) {
        return sheet.understood().stream()
                .filter(it -> it.cure().filter(cure::equals).isPresent())
                .filter(it -> it.block().simple().stream().noneMatch(NoWait::waits))
                .flatMap(it -> DockerCommand.in(it).stream())
                .anyMatch(it -> it.does("restart", "up", "start") && !it.has("--wait"));
    }
}
