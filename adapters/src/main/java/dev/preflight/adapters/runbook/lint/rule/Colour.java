package dev.preflight.adapters.runbook.lint.rule;

import dev.preflight.adapters.runbook.lint.shell.Block;
import dev.preflight.adapters.runbook.lint.shell.Command;
import dev.preflight.adapters.runbook.lint.shell.Word;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What commands say about the check: all is well, something is wrong, or nothing. */
enum Colour {
    GREEN,
    RED,
    NONE;

    private static final Pattern BAD =
            Pattern.compile(
                    "(?i)\\W*(?:fail|error|missing|none|not|bad|down|unhealthy|no|warn|unknown|dead|ko|nok)(?![a-z]*-).*",
                    Pattern.DOTALL);
    private static final Pattern GOOD =
            Pattern.compile(
                    "(?i)\\W*(?:ok|okay|pass|passed|ready|yes|healthy|up|success|good|true|running|alive|fine)\\b.*",
                    Pattern.DOTALL);

    static Colour of(Block block) {
        return of(block.simple());
    }

    static Colour of(List<Command.Simple> commands) {
        Colour colour = NONE;
        for (Command.Simple command : commands) {
            Colour its = of(command);
            colour = its == RED || colour == NONE ? its : colour;
        }
        return colour;
    }

    private static Colour of(Command.Simple command) {
        if (command.isNamed("exit", "return")) {
            boolean isZero = command.arguments().stream().allMatch(it -> it.is("0"));
            return isZero ? GREEN : RED;
        }
        if (command.isNamed("false")) {
            return RED;
        }
        if (!command.isNamed("echo", "printf")) {
            return NONE;
        }
        String text =
                command.arguments().stream().map(Word::shown).collect(Collectors.joining(" "));
        if (GOOD.matcher(text).matches()) {
            return GREEN;
        }
        return BAD.matcher(text).matches() ? RED : NONE;
    }
}
