package dev.preflight.adapters.runbook.markdown;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A heading and what stands below it, up to the next heading of its level.
 *
 * @param heading that opens it
 * @param body of the section, headings of deeper levels included
 */
record Section(Piece.Heading heading, List<Piece> body) {
    private static final Set<String> LABELS_OF_CHECKS = Set.of("command", "probe", "passIf");

    Section {
        body = List.copyOf(body);
    }

    /** What the section is for. */
    enum Kind {
        CHECKS,
        CURES,
        DOCUMENTATION
    }

    /**
     * Told by the title: both symptom and cure, or checks. A title like "Quick check script" alone
     * makes no section of checks, so that one needs entries that look like checks.
     */
    Kind kind() {
        Set<String> words = wordsOf(heading.text());
        if (hasStem(words, "symptom") && hasStem(words, "cure")) {
            return Kind.CURES;
        }
        if (!hasStem(words, "check")) {
            return Kind.DOCUMENTATION;
        }
        return words.equals(Set.of("checks")) || hasChecks() ? Kind.CHECKS : Kind.DOCUMENTATION;
    }

    /** Whether there are entries in it that look like checks. */
    boolean hasChecks() {
        return entries().stream().anyMatch(Section::looksLikeCheck);
    }

    /** The sections of the next deeper level; what stands before the first is in none. */
    List<Section> entries() {
        int level =
                body.stream()
                        .filter(Piece.Heading.class::isInstance)
                        .mapToInt(piece -> ((Piece.Heading) piece).level())
                        .min()
                        .orElse(0);
        return of(body, level);
    }

    /** What stands below the heading, and in none of the entries. */
    List<Piece> beforeEntries() {
        int first = 0;
        while (first < body.size() && !(body.get(first) instanceof Piece.Heading)) {
            first++;
        }
        return body.subList(0, first);
    }

    /** Parts pieces at the headings up to this level. */
    static List<Section> of(List<Piece> pieces, int level) {
        List<Section> sections = new ArrayList<>();
        Piece.Heading open = null;
        List<Piece> body = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Heading heading && heading.level() <= level) {
                if (open != null) {
                    sections.add(new Section(open, body));
                }
                open = heading;
                body = new ArrayList<>();
            } else {
                body.add(piece);
            }
        }
        if (open != null) {
            sections.add(new Section(open, body));
        }
        return sections;
    }

    private boolean looksLikeCheck() {
        return body.stream()
                .filter(Piece.Line.class::isInstance)
                .flatMap(piece -> Labels.at(((Piece.Line) piece).text()).stream())
                .flatMap(label -> label.key().stream())
                .anyMatch(LABELS_OF_CHECKS::contains);
    }

    private static boolean hasStem(Set<String> words, String stem) {
        return words.contains(stem) || words.contains(stem + "s");
    }

    private static Set<String> wordsOf(String title) {
        Set<String> words =
                new HashSet<>(Arrays.asList(title.toLowerCase(Locale.ROOT).split("[^a-z]+", -1)));
        words.remove("");
        return words;
    }
}
