package dev.preflight.adapters.runbook;

import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.runbook.tree.Node;
import dev.preflight.core.check.CheckId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The checks of a file by id, and how else they may be referred to. */
final class CheckNames {
    private static final Pattern NUMBER = Pattern.compile("(?:check\\s*)?#?(\\d{1,4})");

    private final List<CheckId> ids = new ArrayList<>();
    private final Set<CheckId> known = new HashSet<>();
    private final Map<String, CheckId> byTitle = new HashMap<>();
    private final Set<String> sharedTitles = new HashSet<>();

    /** Gives every check its id: its own, or one made from its title. */
    static CheckNames of(List<Node.Fields> checks, Findings findings) {
        CheckNames names = new CheckNames();
        for (Node.Fields check : checks) {
            names.add(check, findings);
        }
        return names;
    }

    /** The id of the check at this place in the file. */
    CheckId at(int index) {
        return ids.get(index);
    }

    /**
     * The check that is meant: by its id, its title, or its number in the file; empty if there is
     * none, or if several have the title.
     */
    Optional<CheckId> find(String name) {
        String words = words(name);
        Optional<CheckId> named = ids.stream().filter(id -> id.value().equals(words)).findFirst();
        if (named.isPresent() || sharedTitles.contains(words)) {
            return named;
        }
        if (byTitle.containsKey(words)) {
            return Optional.of(byTitle.get(words));
        }
        Matcher number = NUMBER.matcher(name.strip().toLowerCase(Locale.ROOT));
        int index = number.matches() ? Integer.parseInt(number.group(1)) - 1 : -1;
        return index >= 0 && index < ids.size() ? Optional.of(ids.get(index)) : Optional.empty();
    }

    String listed() {
        return ids.stream().map(CheckId::value).collect(Collectors.joining(", "));
    }

    private void add(Node.Fields check, Findings findings) {
        String title = textOf(check, "title");
        String given = textOf(check, "id");
        String id = given.isEmpty() ? slug(title) : given;
        if (!given.isEmpty() && !given.equals(slug(given))) {
            findings.error(
                    LintCode.WRONG_VALUE,
                    check.get("id").orElseThrow().place(),
                    "'%s' is no id: write lower-case words joined by dashes, as in '%s'"
                            .formatted(
                                    given, slug(given).isEmpty() ? "worker-types" : slug(given)));
        }
        String usable = slug(id).isEmpty() ? "check-" + (ids.size() + 1) : slug(id);
        if (!known.add(new CheckId(usable))) {
            findings.error(
                    LintCode.DUPLICATE_ID,
                    check.place(),
                    "another check has the id '%s', too: give this one a title of its own, or an 'id'"
                            .formatted(usable));
        }
        ids.add(new CheckId(usable));
        if (byTitle.putIfAbsent(words(title), new CheckId(usable)) != null) {
            sharedTitles.add(words(title));
        }
    }

    private static String textOf(Node.Fields check, String key) {
        return check.get(key)
                .filter(Node.Text.class::isInstance)
                .map(node -> Values.unquoted(((Node.Text) node).value()))
                .orElse("");
    }

    /**
     * The words of a name in whatever letters, joined by dashes: by these it is looked up. An id
     * has Latin ones only, so that two titles with the same may be of different checks.
     */
    static String words(String name) {
        return joined(name, "[^\\p{L}\\p{M}\\p{N}]+");
    }

    /** Lower-case words joined by dashes; empty if there are no such letters. */
    static String slug(String text) {
        return joined(text, "[^a-z0-9]+");
    }

    private static String joined(String text, String between) {
        return text.toLowerCase(Locale.ROOT).replaceAll(between, "-").replaceAll("^-|-$", "");
    }
}
