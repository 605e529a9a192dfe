package dev.preflight.adapters.runbook.yaml;

import java.io.StringReader;
import java.util.OptionalInt;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.CommentEvent;
import org.yaml.snakeyaml.events.Event;

/** Finds comments, which a tree does not have. */
public final class YamlComments {
    private YamlComments() {}

    /** The line of the first comment, from 1; the one that names the schema is none. */
    public static OptionalInt firstLine(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setProcessComments(true);
        options.setCodePointLimit(Integer.MAX_VALUE);
        try {
            for (Event event : new Yaml(options).parse(new StringReader(text))) {
                if (event instanceof CommentEvent comment && isComment(comment.getValue())) {
                    return OptionalInt.of(comment.getStartMark().getLine() + 1);
                }
            }
        } catch (YAMLException notYaml) {
            return OptionalInt.empty();
        }
        return OptionalInt.empty();
    }

    private static boolean isComment(String text) {
        return !text.isBlank() && !text.strip().startsWith("yaml-language-server:");
    }
}
