package dev.preflight.cli;

import dev.preflight.core.run.Mode;
import java.util.List;
import java.util.Optional;

/** All commands, in the order in which help lists them. */
final class Commands {
    private Commands() {}

    static List<Command> all() {
        return List.of(
                new RunCommand(Mode.CHECK),
                new RunCommand(Mode.HEAL),
                new RunCommand(Mode.PLAN),
                new WatchCommand(),
                new LintCommand(),
                new ExplainCommand(),
                new ConvertCommand(),
                new ConfigCommand(),
                new DemoCommand(),
                new ServeCommand(),
                new RunbooksCommand(),
                new CompletionCommand(),
                new VersionCommand());
    }

    static Optional<Command> named(String name) {
        return switch (name) {
            // Made one by one: a check should not have to load the others.
            case "check" -> Optional.of(new RunCommand(Mode.CHECK));
            case "heal" -> Optional.of(new RunCommand(Mode.HEAL));
            // Not in the list: it is for the launcher.
            case "warm-up" -> Optional.of(new WarmUpCommand());
            case "plan" -> Optional.of(new RunCommand(Mode.PLAN));
            default -> all().stream().filter(command -> command.name().equals(name)).findFirst();
        };
    }
}
