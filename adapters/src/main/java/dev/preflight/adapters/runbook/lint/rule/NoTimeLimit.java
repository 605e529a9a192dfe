package dev.preflight.adapters.runbook.lint.rule;

import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.runbook.lint.shell.Command;

/** Requests that may take as long as they like; one finding for each script is enough. */
final class NoTimeLimit implements ScriptRule {
    @Override
    public void look(Script script, Findings findings) {
        script.block().simple().stream()
                .filter(it -> !it.isNamed("timeout"))
                .filter(it -> Invocation.of(it).isNamed("curl"))
                .filter(it -> !isLimited(it))
                .findFirst()
                .ifPresent(it ->
                        findings.note(
                                LintCode.NO_TIME_LIMIT,
                                script.at(it.offset()),
                                "without '--max-time' curl waits for an answer that may never come, until the whole script is ended: write 'curl --max-time 5'"));
    }

    private static boolean isLimited(Command.Simple command) {
        Invocation curl = Invocation.of(command);
        return curl.option("--max-time", "--config", "-K").isPresent() || hasShort(curl);
    }

    // As in -sfm5, where the number is part of the word.
    private static boolean hasShort(Invocation curl) {
        return curl.arguments().stream().anyMatch(it -> it.shown().matches("-[A-Za-z]*m[0-9.$]*"));
    }
}
