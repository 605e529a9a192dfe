package dev.preflight.adapters.runbook.lint.rule;

import dev.preflight.adapters.runbook.lint.shell.Command;
import dev.preflight.adapters.runbook.lint.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A call of docker or compose.
 *
 * @param offset where it begins in the script
 * @param isCompose whether it is about a compose project
 * @param before the options before the verb
 * @param verb what it does: {@code ps}, {@code restart}; empty if none
 * @param after what follows the verb
 */
record DockerCommand(
        int offset, boolean isCompose, List<Word> before, String verb, List<Word> after) {
    private static final Set<String> WITH_VALUE =
            Set.of(
                    "-f",
                    "--file",
                    "-p",
                    "--project-name",
                    "--profile",
                    "--env-file",
                    "-H",
                    "-c",
                    "--host",
                    "--context",
                    "--config",
                    "-l",
                    "--log-level",
                    "--ansi",
                    "--progress",
                    "--parallel",
                    "--project-directory");
    private static final Set<String> NOUNS = Set.of("container", "compose");

    DockerCommand {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    static Optional<DockerCommand> of(Command command) {
        return command instanceof Command.Simple simple
                ? of(Invocation.of(simple))
                : Optional.empty();
    }

    private static Optional<DockerCommand> of(Invocation program) {
        if (!program.isNamed("docker", "docker-compose", "podman", "podman-compose")) {
            return Optional.empty();
        }
        boolean isCompose = program.name().endsWith("-compose");
        List<Word> before = new ArrayList<>();
        List<Word> words = program.arguments();
        int at = 0;
        while (at < words.size()) {
            String word = words.get(at).shown();
            if (word.startsWith("-")) {
                int next = WITH_VALUE.contains(word) ? 2 : 1;
                before.addAll(words.subList(at, Math.min(at + next, words.size())));
                at += next;
            } else if (NOUNS.contains(word)) {
                isCompose |= word.equals("compose");
                at++;
            } else {
                return Optional.of(
                        new DockerCommand(
                                program.offset(),
                                isCompose,
                                before,
                                word,
                                words.subList(at + 1, words.size())));
            }
        }
        return Optional.of(new DockerCommand(program.offset(), isCompose, before, "", List.of()));
    }

    /** All calls in a script, in its order. */
    static List<DockerCommand> in(Script script) {
        return script.block().simple().stream().flatMap(it -> of(it).stream()).toList();
    }

    boolean does(String... verbs) {
        return List.of(verbs).contains(verb);
    }

    /** Whether it lists containers. */
    boolean isListing() {
        return does("ps") || (!isCompose && does("ls", "list"));
    }

    /** Whether one of these options follows the verb, alone or with a value behind it. */
    boolean has(String... options) {
        return valueOf(options).isPresent()
                || after.stream().anyMatch(word -> List.of(options).contains(word.shown()));
    }

    /** Whether a bundle of one-letter options with this letter follows the verb. */
    boolean hasFlag(char letter) {
        return after.stream()
                .map(Word::shown)
                .anyMatch(it -> it.matches("-[A-Za-z]+") && it.indexOf(letter) > 0);
    }

    /** The value of one of these options behind the verb. */
    Optional<String> valueOf(String... options) {
        for (int i = 0; i < after.size(); i++) {
            String word = after.get(i).shown();
            for (String option : options) {
                if (word.equals(option) && i + 1 < after.size()) {
                    return Optional.of(after.get(i + 1).shown());
                }
                if (word.startsWith(option + "=")) {
                    return Optional.of(word.substring(option.length() + 1));
                }
            }
        }
        return Optional.empty();
    }

    /** As a person says it: {@code docker compose restart}. */
    String words() {
        return (isCompose ? "docker compose " : "docker ") + verb;
    }
}
