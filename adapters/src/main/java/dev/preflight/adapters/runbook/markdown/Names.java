package dev.preflight.adapters.runbook.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The names that a line lists: {@code backend, queue and `rock and roll`}. */
final class Names {
    private static final Set<String> NONE = Set.of("none", "nothing", "n/a", "-");

    private final List<String> names = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();

    private Names() {}

    static List<String> in(String line) {
        return NONE.contains(line.strip().toLowerCase(Locale.ROOT)) ? List.of() : split(line);
    }

    // A name in ticks is one name, whatever it holds.
    private static List<String> split(String line) {
        Names names = new Names();
        boolean isQuoted = false;
        for (int i = 0; i < line.length(); i++) {
            char it = line.charAt(i);
            if (it == '`') {
                isQuoted = !isQuoted;
            } else if (!isQuoted && (it == ',' || it == ';')) {
                names.close();
            } else if (!isQuoted && line.startsWith(" and ", i)) {
                names.close();
                i += " and".length() - 1;
            } else {
                names.open.append(it);
            }
        }
        names.close();
        return names.names;
    }

    private void close() {
        String name = open.toString().strip();
        // What is left of ", and ".
        String bare = name.startsWith("and ") && !names.isEmpty() ? name.substring(4) : name;
        if (!bare.isBlank()) {
            names.add(bare.strip());
        }
        open.setLength(0);
    }
}
