package dev.preflight.adapters.environment;

import java.io.StringReader;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;

/** The top-level {@code name} of a compose file. */
final class ComposeFileName {
    private ComposeFileName() {}

    /** The name as it is written, its variables not replaced; null if the file has none. */
    static @Nullable String read(Path file) throws TargetException {
        try {
            String text = TextFile.read(file);
            // The parser costs 60 ms to load, and few files need it.
            return mayHaveName(text) ? topLevelName(text) : null;
        } catch (EnvFileException e) {
            throw new TargetException(String.valueOf(e.getMessage()), e);
        } catch (YAMLException e) {
            throw new TargetException(
                    file
                            + " is not YAML, so that it cannot be told which project it is: "
                            + problemOf(e)
                            + "\nMend it, or name the project with --project",
                    e);
        }
    }

    // Not its message, which quotes the lines around: they may hold a password.
    private static String problemOf(YAMLException e) {
        if (e instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            Mark mark = marked.getProblemMark();
            return marked.getProblem()
                    + " at line "
                    + (mark.getLine() + 1)
                    + ", column "
                    + (mark.getColumn() + 1);
        }
        return "it cannot be parsed";
    }

    private static boolean mayHaveName(String text) {
        return text.stripLeading().startsWith("{")
                || startsLine(text, "\nname")
                || startsLine(text, "\n\"name\"")
                || startsLine(text, "\n'name'");
    }

    private static boolean startsLine(String text, String keyOnNewLine) {
        return text.startsWith(keyOnNewLine.substring(1)) || text.contains(keyOnNewLine);
    }

    // Events only: no tag, alias or merge of the rest of the file matters.
    private static @Nullable String topLevelName(String text) {
        int depth = 0;
        boolean isKey = true;
        boolean isName = false;
        for (Event event : new Yaml(new LoaderOptions()).parse(new StringReader(text))) {
            if (depth == 1 && isName && event instanceof ScalarEvent value) {
                return value.getValue();
            }
            if (event instanceof CollectionEndEvent) {
                depth--;
            }
            if (depth == 1 && isNode(event)) {
                isName = isKey && event instanceof ScalarEvent k && k.getValue().equals("name");
                isKey = !isKey;
            }
            if (event instanceof CollectionStartEvent) {
                depth++;
            }
        }
        return null;
    }

    private static boolean isNode(Event event) {
        return event instanceof ScalarEvent
                || event instanceof AliasEvent
                || event instanceof CollectionStartEvent;
    }
}
