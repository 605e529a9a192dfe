package dev.preflight.adapters.runbook.condition;

import dev.preflight.adapters.runbook.condition.Condition.Origin;
import dev.preflight.core.probe.Probe;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the pass condition of a check. Tolerant in form: quotes of any kind, emphasis, remarks in
 * brackets and several ways to say the same. Strict in meaning: what is understood only in part,
 * does not go with the probe, or could not be evaluated is refused. The grammar is described in
 * {@code docs/conditions.md}.
 */
public final class ConditionReader {
    private static final int LONGEST = 2_000;
    private static final List<Grammar> OTHERS =
            List.of(
                    CommandGrammar.of(""),
                    HttpGrammar.GRAMMAR,
                    TcpGrammar.GRAMMAR,
                    FileGrammar.GRAMMAR,
                    ContainersGrammar.GRAMMAR,
                    WorkersGrammar.GRAMMAR);

    private ConditionReader() {}

    /**
     * The condition that prose states, or else what can be inferred from the probe.
     *
     * @param passIf the author's prose, null if there is none
     * @throws ConditionException if it means nothing here
     */
    public static Condition read(Probe probe, @Nullable String passIf) throws ConditionException {
        Grammar grammar = Grammar.of(probe);
        if (grammar == null) {
            throw new ConditionException(
                    "a condition on '%s' cannot be written".formatted(probe.describe()));
        }
        if (passIf != null && passIf.length() > LONGEST) {
            throw new ConditionException(
                    "the condition is longer than 2000 characters: shorten it");
        }
        Prose prose = passIf == null || passIf.isBlank() ? null : Prose.of(passIf);
        Term stated = prose == null ? null : new Sentence(grammar, prose).read();
        return stated == null
                ? inferred(probe, grammar, prose)
                : condition(stated, Origin.STATED, "");
    }

    private static Condition inferred(Probe probe, Grammar grammar, @Nullable Prose prose)
            throws ConditionException {
        if (prose != null && !grammar.kind().equals("command")) {
            refuseOtherKinds(grammar, prose);
        }
        Inference inference = Inference.from(probe, prose);
        if (inference == null) {
            throw new ConditionException(
                    prose == null
                            ? "a %s probe needs a condition: one can say %s"
                                    .formatted(grammar.kind(), grammar.examples())
                            : "'%s' is not understood: of a %s probe one can say %s"
                                    .formatted(
                                            prose.shown(prose.words()),
                                            grammar.kind(),
                                            grammar.examples()));
        }
        Term term = new Sentence(grammar, Prose.of(inference.text())).read();
        if (term == null) {
            throw new IllegalStateException("inferred what cannot be read: " + inference.text());
        }
        return condition(term, inference.origin(), inference.why());
    }

    private static void refuseOtherKinds(Grammar grammar, Prose prose) throws ConditionException {
        for (Grammar other : OTHERS) {
            if (!other.kind().equals(grammar.kind()) && new Sentence(other, prose).read() != null) {
                throw new ConditionException(
                        "'%s' is said of a %s probe: of a %s probe one can say %s"
                                .formatted(
                                        prose.shown(prose.words()),
                                        other.kind(),
                                        grammar.kind(),
                                        grammar.examples()));
            }
        }
    }

    private static Condition condition(Term term, Origin origin, String why) {
        String text = term.text();
        String capitalised = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        return new Condition(term.assertion(), capitalised, origin, why);
    }
}
