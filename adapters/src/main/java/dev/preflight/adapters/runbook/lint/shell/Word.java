package dev.preflight.adapters.runbook.lint.shell;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A word of a command.
 *
 * @param offset where it begins in the script
 * @param parts of which it is made; none for an empty text in quotes
 */
public record Word(int offset, List<Part> parts) {
    /** A part of a word. */
    public sealed interface Part {
        int offset();

        boolean isQuoted();
    }

    /** Letters that stand for themselves. */
    public record Text(int offset, String value, boolean isQuoted) implements Part {}

    /**
     * The value of a variable.
     *
     * @param operation what follows the name in braces: {@code :-8000}; {@code #} for the length
     */
    public record Variable(int offset, String name, String operation, boolean isQuoted)
            implements Part {
        private static final Pattern DEFAULT = Pattern.compile(":?[-=?+]");

        /** Whether there is a value, or an error, even if the variable has none. */
        public boolean hasDefault() {
            return isLength() || DEFAULT.matcher(operation).lookingAt();
        }

        /** Whether it is the length of the value, which is always a number. */
        public boolean isLength() {
            return operation.equals("#");
        }
    }

    /** The output of commands. */
    public record Substitution(int offset, Block block, boolean isQuoted) implements Part {}

    /** The value of an arithmetic expression. */
    public record Arithmetic(int offset, String expression, boolean isQuoted) implements Part {}

    public Word {
        parts = List.copyOf(parts);
    }

    /** What it says, if nothing in it is replaced. */
    public Optional<String> literal() {
        return parts.stream().allMatch(Text.class::isInstance)
                ? Optional.of(shown())
                : Optional.empty();
    }

    public boolean is(String text) {
        return literal().filter(text::equals).isPresent();
    }

    /** What it says, with a dollar sign for whatever is replaced. */
    public String shown() {
        StringBuilder shown = new StringBuilder();
        for (Part part : parts) {
            shown.append(part instanceof Text text ? text.value() : "$");
        }
        return shown.toString();
    }

    /** Whether it is an option, and not a text in quotes. */
    public boolean isOption() {
        return shown().startsWith("-");
    }

    public List<Variable> variables() {
        return of(Variable.class);
    }

    public List<Substitution> substitutions() {
        return of(Substitution.class);
    }

    /** The variable that is all of it. */
    public Optional<Variable> onlyVariable() {
        return parts.size() == 1 ? variables().stream().findFirst() : Optional.empty();
    }

    private <T extends Part> List<T> of(Class<T> kind) {
        return parts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
