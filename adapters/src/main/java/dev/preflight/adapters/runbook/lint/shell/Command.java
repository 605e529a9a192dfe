package dev.preflight.adapters.runbook.lint.shell;

import dev.preflight.adapters.runbook.lint.shell.Block.Placed;
import dev.preflight.adapters.runbook.lint.shell.Block.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A command of a script. */
public sealed interface Command {
    /** Where it begins in the script. */
    int offset();

    /** The words in it, those of inner blocks left out. */
    List<Word> allWords();

    /** The blocks that it has. */
    List<Placed> blocks();

    /** The blocks that it has, and those in its words. */
    default List<Placed> inner() {
        List<Placed> inner = new ArrayList<>();
        for (Word word : allWords()) {
            word.substitutions()
                    .forEach(it -> inner.add(new Placed(Role.SUBSTITUTION, it.block())));
        }
        inner.addAll(blocks());
        return inner;
    }

    /**
     * A name and its arguments.
     *
     * @param assignments before the name, or all that there is
     * @param words the name first; none if there are assignments only
     * @param redirects of its input and output
     */
    record Simple(
            int offset, List<Assignment> assignments, List<Word> words, List<Redirect> redirects)
            implements Command {
        public Simple {
            assignments = List.copyOf(assignments);
            words = List.copyOf(words);
            redirects = List.copyOf(redirects);
        }

        /** Its name; empty if there are assignments only, or if the name is computed. */
        public String name() {
            return words.isEmpty() ? "" : words.get(0).literal().orElse("");
        }

        public boolean isNamed(String... names) {
            return !name().isEmpty() && List.of(names).contains(name());
        }

        /** What follows the name. */
        public List<Word> arguments() {
            return words.isEmpty() ? List.of() : words.subList(1, words.size());
        }

        /** Whether one of its words is this option, alone or with a value behind {@code =}. */
        public boolean hasOption(String... options) {
            return arguments().stream()
                    .map(Word::shown)
                    .anyMatch(word ->
                            Stream.of(options)
                                    .anyMatch(it -> word.equals(it) || word.startsWith(it + "=")));
        }

        /** Whether one of its words is a bundle of one-letter options with this letter in it. */
        public boolean hasFlag(char letter) {
            return arguments().stream()
                    .map(Word::shown)
                    .anyMatch(word -> word.matches("-[A-Za-z]+") && word.indexOf(letter) > 0);
        }

        /** Whether its input comes from somewhere else than what runs the script. */
        public boolean hasOwnInput() {
            return redirects.stream().anyMatch(it -> it.operator().contains("<"));
        }

        @Override
        public List<Word> allWords() {
            return Stream.of(
                            assignments.stream().flatMap(it -> it.values().stream()),
                            words.stream(),
                            redirects.stream().map(Redirect::target))
                    .flatMap(it -> it)
                    .toList();
        }

        @Override
        public List<Placed> blocks() {
            return List.of();
        }
    }

    /** {@code [[ ... ]]}, with the words between the brackets. */
    record Test(int offset, List<Word> words) implements Command {
        public Test {
            words = List.copyOf(words);
        }

        @Override
        public List<Word> allWords() {
            return words;
        }

        @Override
        public List<Placed> blocks() {
            return List.of();
        }
    }

    /** {@code (( ... ))}. */
    record Arithmetic(int offset, String expression) implements Command {
        @Override
        public List<Word> allWords() {
            return List.of();
        }

        @Override
        public List<Placed> blocks() {
            return List.of();
        }
    }

    /** {@code if}, with each of its conditions and what else there is to do. */
    record If(int offset, List<Branch> branches, Block otherwise) implements Command {
        public If {
            branches = List.copyOf(branches);
        }

        @Override
        public List<Word> allWords() {
            return List.of();
        }

        @Override
        public List<Placed> blocks() {
            List<Placed> blocks = new ArrayList<>();
            for (Branch branch : branches) {
                blocks.add(new Placed(Role.CONDITION, branch.condition()));
                blocks.add(new Placed(Role.BODY, branch.body()));
            }
            blocks.add(new Placed(Role.BODY, otherwise));
            return blocks;
        }
    }

    /** {@code while} and {@code until}. */
    record While(int offset, Block condition, Block body) implements Command {
        @Override
        public List<Word> allWords() {
            return List.of();
        }

        @Override
        public List<Placed> blocks() {
            return List.of(new Placed(Role.CONDITION, condition), new Placed(Role.BODY, body));
        }
    }

    /** {@code for} and {@code select}. */
    record For(int offset, String variable, List<Word> items, Block body) implements Command {
        public For {
            items = List.copyOf(items);
        }

        @Override
        public List<Word> allWords() {
            return items;
        }

        @Override
        public List<Placed> blocks() {
            return List.of(new Placed(Role.BODY, body));
        }
    }

    /** {@code case}. */
    record Case(int offset, Word subject, List<Block> bodies) implements Command {
        public Case {
            bodies = List.copyOf(bodies);
        }

        @Override
        public List<Word> allWords() {
            return List.of(subject);
        }

        @Override
        public List<Placed> blocks() {
            return bodies.stream().map(it -> new Placed(Role.BODY, it)).toList();
        }
    }

    /** {@code { ...; }} and {@code ( ... )}. */
    record Group(int offset, Block body) implements Command {
        @Override
        public List<Word> allWords() {
            return List.of();
        }

        @Override
        public List<Placed> blocks() {
            return List.of(new Placed(Role.BODY, body));
        }
    }

    /** {@code name() { ...; }}. */
    record Function(int offset, String name, Block body) implements Command {
        @Override
        public List<Word> allWords() {
            return List.of();
        }

        @Override
        public List<Placed> blocks() {
            return List.of(new Placed(Role.BODY, body));
        }
    }

    /** A condition of {@code if} and what to do then. */
    record Branch(Block condition, Block body) {}

    /**
     * {@code NAME=value}.
     *
     * @param values one; those of an array in their order; none for nothing
     */
    record Assignment(int offset, String name, List<Word> values) {
        public Assignment {
            values = List.copyOf(values);
        }
    }

    /** {@code > file} and its kin. */
    record Redirect(String operator, Word target) {}
}
