package dev.preflight.adapters.runbook.lint.rule;

import dev.preflight.adapters.runbook.lint.shell.Command;
import dev.preflight.adapters.runbook.lint.shell.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A program that a command runs, without what only surrounds it, as {@code sudo} and {@code timeout
 * 10} do.
 *
 * @param words the program's name first
 */
record Invocation(List<Word> words) {
    private static final Set<String> AROUND =
            Set.of("sudo", "nohup", "command", "exec", "env", "time", "nice", "xargs", "builtin");
    private static final Set<String> WITH_VALUE = Set.of("-n", "-I", "-P", "-L", "-u", "-k", "-s");

    Invocation {
        words = List.copyOf(words);
    }

    static Invocation of(Command.Simple command) {
        List<Word> words = command.words();
        String name = nameOf(words);
        while (AROUND.contains(name) || name.equals("timeout")) {
            words = withoutOptions(words.subList(1, words.size()), name);
            if (name.equals("timeout") && !words.isEmpty()) {
                words = words.subList(1, words.size());
            }
            name = nameOf(words);
        }
        return new Invocation(words);
    }

    private static List<Word> withoutOptions(List<Word> words, String of) {
        int from = 0;
        while (from < words.size() && isBefore(words.get(from))) {
            boolean hasValue =
                    WITH_VALUE.contains(words.get(from).shown())
                            && !(of.equals("sudo") && words.get(from).is("-n"));
            from += hasValue ? 2 : 1;
        }
        return words.subList(Math.min(from, words.size()), words.size());
    }

    private static boolean isBefore(Word word) {
        return word.isOption() || word.shown().matches("[A-Za-z_][A-Za-z0-9_]*=.*");
    }

    String name() {
        return nameOf(words);
    }

    boolean isNamed(String... names) {
        return !name().isEmpty() && List.of(names).contains(name());
    }

    List<Word> arguments() {
        return words.isEmpty() ? List.of() : words.subList(1, words.size());
    }

    int offset() {
        return words.get(0).offset();
    }

    /** The first of these options that it has, alone or with a value behind an equals sign. */
    Optional<Word> option(String... options) {
        return arguments().stream().filter(word -> isOne(word, options)).findFirst();
    }

    private static boolean isOne(Word word, String... options) {
        String shown = word.shown();
        for (String option : options) {
            if (shown.equals(option) || shown.startsWith(option + "=")) {
                return true;
            }
        }
        return false;
    }

    /** A bundle of one-letter options with this letter in it. */
    Optional<Word> flag(char letter) {
        return arguments().stream()
                .filter(word -> word.shown().matches("-[A-Za-z]+"))
                .filter(word -> word.shown().indexOf(letter) > 0)
                .findFirst();
    }

    private static String nameOf(List<Word> words) {
        return words.isEmpty() ? "" : words.get(0).literal().orElse("");
    }
}
