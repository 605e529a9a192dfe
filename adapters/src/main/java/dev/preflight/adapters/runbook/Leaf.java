package dev.preflight.adapters.runbook;

import dev.preflight.adapters.runbook.tree.Node;
import dev.preflight.adapters.runbook.tree.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A text of a tree, with the way that leads to it.
 *
 * @param key of the field that it is in
 * @param value the text; as it was written
 */
record Leaf(Place place, String key, String value) {
    private static final Set<String> PROSE =
            Set.of("usedBy", "purpose", "advice", "cause", "note", "cure", "failMessage", "title");

    /** All texts by their ways, in order: {@code checks[1].title}. */
    static Map<String, Leaf> of(Node.Fields tree) {
        Map<String, Leaf> leaves = new LinkedHashMap<>();
        add(leaves, "", "", tree);
        return leaves;
    }

    private static void add(Map<String, Leaf> leaves, String path, String key, Node node) {
        if (node instanceof Node.Text text) {
            leaves.put(path, new Leaf(text.place(), key, text.value()));
        } else if (node instanceof Node.Items list) {
            for (int i = 0; i < list.items().size(); i++) {
                add(leaves, "%s[%d]".formatted(path, i + 1), key, list.items().get(i));
            }
        } else if (node instanceof Node.Fields fields) {
            String before = path.isEmpty() ? "" : path + ".";
            for (Node.Field field : fields.fields()) {
                add(leaves, before + field.key(), field.key(), field.value());
            }
        }
    }

    /** Whether only a person reads it. */
    boolean isProse() {
        return PROSE.contains(key);
    }

    String words() {
        return String.join(" ", value.strip().split("\\s+"));
    }
}
