package dev.preflight.adapters.runbook.lint.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Commands one after another: a script, a branch, the inside of {@code $(...)}.
 *
 * @param lists in their order
 */
public record Block(List<AndOr> lists) {
    /** What a block is there for. */
    public enum Role {
        /** The script itself. */
        SCRIPT,
        /** What {@code if}, {@code while} and {@code until} ask. */
        CONDITION,
        /** A branch, the inside of a loop, of a group or of a function. */
        BODY,
        /** The inside of {@code $(...)}, whose output is used. */
        SUBSTITUTION
    }

    /** A block and what it is there for. */
    public record Placed(Role role, Block block) {}

    public static final Block NOTHING = new Block(List.of());

    public Block {
        lists = List.copyOf(lists);
    }

    public Optional<AndOr> last() {
        return lists.isEmpty() ? Optional.empty() : Optional.of(lists.get(lists.size() - 1));
    }

    /** This block and all inside of it, as the given role. */
    public List<Placed> all(Role role) {
        List<Placed> all = new ArrayList<>();
        collect(role, all);
        return all;
    }

    /** The commands of this block and of all inside of it, in the order of the text. */
    public List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        for (Placed placed : all(Role.SCRIPT)) {
            for (Pipeline pipeline : placed.block().pipelines()) {
                commands.addAll(pipeline.commands());
            }
        }
        commands.sort(Comparator.comparingInt(Command::offset));
        return commands;
    }

    /** The simple commands among them. */
    public List<Command.Simple> simple() {
        return commands().stream()
                .filter(Command.Simple.class::isInstance)
                .map(Command.Simple.class::cast)
                .toList();
    }

    /** The pipelines that are directly in this block. */
    public List<Pipeline> pipelines() {
        return lists.stream().flatMap(list -> list.pipelines().stream()).toList();
    }

    private void collect(Role role, List<Placed> all) {
        all.add(new Placed(role, this));
        for (Pipeline pipeline : pipelines()) {
            for (Command command : pipeline.commands()) {
                command.inner().forEach(it -> it.block().collect(it.role(), all));
            }
        }
    }
}
