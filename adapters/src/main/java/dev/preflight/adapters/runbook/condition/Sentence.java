package dev.preflight.adapters.runbook.condition;

import dev.preflight.core.check.Assertion;
import dev.preflight.core.check.Assertions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Conditions joined by {@code and}, which binds more tightly, and {@code or}. A later one may leave
 * out what it is about, and what it says of it, where that is the same as before.
 */
final class Sentence {
    private static final Pattern CONNECTIVE =
            Pattern.compile("(?i)(?: ,)?(?: (?<or>or|\\|\\|)| (?:and|&&|but)| ,) ");
    private static final Pattern EITHER = Pattern.compile("(?i)^(?:either|both) ");
    private static final int MOST_CONNECTIVES = 20;

    private final Grammar grammar;
    private final Prose prose;

    Sentence(Grammar grammar, Prose prose) {
        this.grammar = grammar;
        this.prose = prose;
    }

    /**
     * What it means; null if nothing at all.
     *
     * @throws ConditionException if a part of it means something and another does not
     */
    @Nullable Term read() throws ConditionException {
        String words = EITHER.matcher(prose.words()).replaceFirst("");
        if (CONNECTIVE.matcher(words).results().count() > MOST_CONNECTIVES) {
            return null;
        }
        List<Joined> terms = terms(words, null);
        if (terms == null) {
            refuseHalf(words);
            return null;
        }
        return joined(terms);
    }

    /** A term and whether it is an alternative to what stands before it. */
    private record Joined(Term term, boolean isAlternative) {}

    private @Nullable List<Joined> terms(String words, @Nullable Term before)
            throws ConditionException {
        Term whole = term(words, before);
        if (whole != null) {
            return List.of(new Joined(whole, false));
        }
        Matcher connective = CONNECTIVE.matcher(words);
        while (connective.find()) {
            Term first = term(words.substring(0, connective.start()), before);
            if (first == null) {
                continue;
            }
            List<Joined> rest = terms(words.substring(connective.end()), first);
            if (rest != null) {
                List<Joined> all = new ArrayList<>();
                all.add(new Joined(first, false));
                boolean alternative = connective.group("or") != null;
                all.add(new Joined(rest.get(0).term(), alternative));
                all.addAll(rest.subList(1, rest.size()));
                return all;
            }
        }
        return null;
    }

    private @Nullable Term term(String words, @Nullable Term before) throws ConditionException {
        Term term = grammar.term(prose.withWords(words));
        if (term != null || before == null || before.subject().isEmpty()) {
            return term;
        }
        Term about = grammar.term(prose.withWords(before.subject() + " " + words));
        if (about != null || before.operator().isEmpty() || !isBareValue(words)) {
            return about;
        }
        return grammar.term(
                prose.withWords(before.subject() + " " + before.operator() + " " + words));
    }

    // A word of prose is not taken for a value here.
    private boolean isBareValue(String words) {
        return prose.isPlaceholder(words) || words.matches("[A-Z0-9_.:-]+");
    }

    private static Term joined(List<Joined> terms) {
        List<List<Term>> alternatives = new ArrayList<>();
        for (Joined joined : terms) {
            if (alternatives.isEmpty() || joined.isAlternative()) {
                alternatives.add(new ArrayList<>());
            }
            alternatives.get(alternatives.size() - 1).add(joined.term());
        }
        List<Assertion> assertions = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (List<Term> all : alternatives) {
            assertions.add(allOf(all.stream().map(Term::assertion).toList()));
            texts.add(String.join(" and ", all.stream().map(Term::text).toList()));
        }
        Assertion whole = assertions.size() == 1 ? assertions.get(0) : Assertions.anyOf(assertions);
        return Term.of(whole, String.join(" or ", texts));
    }

    private static Assertion allOf(List<Assertion> assertions) {
        return assertions.size() == 1 ? assertions.get(0) : Assertions.allOf(assertions);
    }

    private void refuseHalf(String words) throws ConditionException {
        String[] parts = CONNECTIVE.split(words, -1);
        Term understood = null;
        String strange = null;
        for (String part : parts) {
            Term term = term(part, understood);
            if (term != null) {
                understood = term;
            } else if (strange == null) {
                strange = part;
            }
        }
        if (understood != null && strange != null) {
            throw new ConditionException(
                    ("of the condition only a part is understood, `%s`, and not '%s': put texts in"
                                    + " quotes and remarks in brackets; one can say %s")
                            .formatted(
                                    understood.text(), prose.shown(strange), grammar.examples()));
        }
    }
}
