package dev.preflight.adapters.runbook;

import dev.preflight.adapters.runbook.tree.Node;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a file says, without where it says it. */
final class Leaves {
    private Leaves() {}

    /** All its texts in the normal form, by the ways that lead to them. */
    static Map<String, String> of(RunbookFile file) {
        return of(NormalForm.of(file.tree()));
    }

    /** All texts of a tree as it is. */
    static Map<String, String> of(Node.Fields tree) {
        Map<String, String> leaves = new LinkedHashMap<>();
        Leaf.of(tree).forEach((path, leaf) -> leaves.put(path, leaf.value()));
        return leaves;
    }
}
