package dev.preflight.service.runbook;

import dev.preflight.adapters.runbook.tree.Node;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the variables that a runbook's texts refer to. */
final class RunbookVariables {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{?([A-Za-z_][A-Za-z0-9_]*)");

    // They say which programs run, what these load, which engine is asked, and where secrets go.
    private static final Pattern RESERVED =
            Pattern.compile(
                    "(?i:PATH|HOME|SHELL|ENV|IFS|PWD|OLDPWD|CDPATH|TMPDIR|PS4|BASH.*|LD_.*|DOCKER_.*"
                            + "|COMPOSE_.*|PREFLIGHT_.*|XDG_.*|GIT_.*|CURL_.*|JAVA_.*|.*_PROXY)");

    private RunbookVariables() {}

    /** Their names, without those that steer the service itself or the programs it starts. */
    static Set<String> in(Node node) {
        Set<String> names = new TreeSet<>();
        collect(node, names);
        return names;
    }

    private static void collect(Node node, Set<String> names) {
        if (node instanceof Node.Text text) {
            collect(text.value(), names);
        } else if (node instanceof Node.Items items) {
            items.items().forEach(item -> collect(item, names));
        } else if (node instanceof Node.Fields fields) {
            fields.fields().forEach(field -> collect(field.value(), names));
        }
    }

    private static void collect(String text, Set<String> names) {
        Matcher reference = REFERENCE.matcher(text);
        while (reference.find()) {
            String name = reference.group(1);
            if (!RESERVED.matcher(name).matches()) {
                names.add(name);
            }
        }
    }
}
