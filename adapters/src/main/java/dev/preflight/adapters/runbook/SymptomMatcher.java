package dev.preflight.adapters.runbook;

import dev.preflight.core.check.CheckId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds the check that a cure is for. The texts of its symptom, then its title, are compared with
 * every fail message and title of a check, whatever the case and punctuation: first for being
 * equal, then for one beginning with the other, then for all words of the one coming in the other
 * in their order. The first comparison that finds anything decides, even if it finds two.
 */
final class SymptomMatcher {
    private final List<Candidate> candidates;

    SymptomMatcher(List<CheckEntry> checks) {
        this.candidates = checks.stream().map(Candidate::of).toList();
    }

    private record Candidate(CheckId id, List<String> failMessage, List<String> title) {
        static Candidate of(CheckEntry check) {
            return new Candidate(check.id(), words(check.failMessage()), words(check.title()));
        }
    }

    Match match(CureEntry cure) {
        for (Comparison comparison : Comparison.values()) {
            Match bySymptom = match(comparison, "symptom", cure.symptoms());
            if (!bySymptom.checks().isEmpty()) {
                return bySymptom;
            }
            Match byTitle = match(comparison, "title", List.of(cure.title()));
            if (!byTitle.checks().isEmpty()) {
                return byTitle;
            }
        }
        return Match.NONE;
    }

    private Match match(Comparison comparison, String what, List<String> texts) {
        Set<CheckId> found = new LinkedHashSet<>();
        List<String> how = new ArrayList<>();
        for (String text : texts) {
            List<String> words = words(text);
            for (Candidate check : candidates) {
                String where =
                        comparison.holds(words, check.failMessage())
                                ? "fail message"
                                : comparison.holds(words, check.title()) ? "title" : "";
                if (!where.isEmpty() && found.add(check.id())) {
                    how.add(
                            "%s \"%s\" %s the check's %s"
                                    .formatted(what, text, comparison.words, where));
                }
            }
        }
        return new Match(List.copyOf(found), String.join("; ", how));
    }

    private enum Comparison {
        EQUAL("equals") {
            @Override
            boolean holds(List<String> words, List<String> other) {
                return !words.isEmpty() && words.equals(other);
            }
        },
        PREFIX("begins like") {
            @Override
            boolean holds(List<String> words, List<String> other) {
                int shorter = Math.min(words.size(), other.size());
                return shorter > 0 && words.subList(0, shorter).equals(other.subList(0, shorter));
            }
        },
        WORDS("has its words in") {
            @Override
            boolean holds(List<String> words, List<String> other) {
                int next = 0;
                for (String word : other) {
                    if (next < words.size() && word.equals(words.get(next))) {
                        next++;
                    }
                }
                return !words.isEmpty() && next == words.size();
            }
        };

        private final String words;

        Comparison(String words) {
            this.words = words;
        }

        abstract boolean holds(List<String> words, List<String> other);
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
