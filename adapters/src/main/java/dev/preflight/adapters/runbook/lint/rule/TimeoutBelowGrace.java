package dev.preflight.adapters.runbook.lint.rule;

import dev.preflight.adapters.runbook.CureEntry;
import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.runbook.lint.shell.Command;
import dev.preflight.adapters.runbook.lint.shell.Word;
import dev.preflight.adapters.runbook.tree.Place;
import dev.preflight.core.cure.Action;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** A command that is ended while it still waits for its containers to stop. */
final class TimeoutBelowGrace implements ScriptRule {
    // The engine's own default grace before a kill.
    private static final long GRACE = 10;

    @Override
    public void look(Script script, Findings findings) {
        for (Command.Simple command : script.block().simple()) {
            Optional<DockerCommand> stop =
                    DockerCommand.of(command)
                            .filter(it -> it.does("restart", "stop", "down", "rm"));
            stop.ifPresent(it -> look(script, command, it, findings));
        }
    }

    private static void look(
            Script script, Command.Simple command, DockerCommand stop, Findings findings) {
        long grace =
                stop.valueOf("-t", "--timeout", "--time")
                        .map(it -> seconds(it).orElse(0))
                        .orElse(GRACE);
        OptionalLong own = command.isNamed("timeout") ? ofTimeout(command) : OptionalLong.empty();
        if (own.isPresent() && own.getAsLong() <= grace) {
            say(script.at(command.offset()), own.getAsLong(), grace, findings);
        }
        OptionalLong whole = ofScript(script);
        if (whole.isPresent() && whole.getAsLong() <= grace) {
            say(script.at(stop.offset()), whole.getAsLong(), grace, findings);
        }
    }

    private static void say(Place place, long timeout, long grace, Findings findings) {
        findings.warning(
                LintCode.TIMEOUT_BELOW_GRACE,
                place,
                "a container may take %d s to stop, and this is ended after %d s: the cure counts as failed in the middle of its work; allow more than %d s, or shorten the stop with '-t 3'"
                        .formatted(grace, timeout, grace));
    }

    private static OptionalLong ofScript(Script script) {
        return script.cure().map(CureEntry::cure).stream()
                .flatMap(it -> it.actions().stream())
                .filter(Action.Script.class::isInstance)
                .map(Action.Script.class::cast)
                .filter(it -> it.script().equals(script.text()))
                .map(Action.Script::timeout)
                .mapToLong(Duration::toSeconds)
                .findFirst();
    }

    private static OptionalLong ofTimeout(Command.Simple command) {
        return command.arguments().stream()
                .map(Word::shown)
                .map(TimeoutBelowGrace::seconds)
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .findFirst();
    }

    private static OptionalLong seconds(String text) {
        String number = text.endsWith("s") ? text.substring(0, text.length() - 1) : text;
        return number.matches("\\d{1,6}")
                ? OptionalLong.of(Long.parseLong(number))
                : OptionalLong.empty();
    }
}
