package dev.preflight.adapters.runbook.lint.shell;

import java.util.List;
import java.util.Optional;

/**
 * Commands joined by {@code |}.
 *
 * @param isNegated whether it begins with {@code !}
 * @param commands one at least
 */
public record Pipeline(boolean isNegated, List<Command> commands) {
    public Pipeline {
        commands = List.copyOf(commands);
    }

    public Command first() {
        return commands.get(0);
    }

    public Command last() {
        return commands.get(commands.size() - 1);
    }

    /** Its only command, if it has but one and that is a simple one. */
    public Optional<Command.Simple> single() {
        return commands.size() == 1 ? lastSimple() : Optional.empty();
    }

    public Optional<Command.Simple> lastSimple() {
        return simple(last());
    }

    public Optional<Command.Simple> firstSimple() {
        return simple(first());
    }

    /** The simple commands of it, from this one on. */
    public List<Command.Simple> simpleFrom(int index) {
        return commands.subList(Math.min(index, commands.size()), commands.size()).stream()
                .flatMap(command -> simple(command).stream())
                .toList();
    }

    private static Optional<Command.Simple> simple(Command command) {
        return command instanceof Command.Simple simple ? Optional.of(simple) : Optional.empty();
    }
}
