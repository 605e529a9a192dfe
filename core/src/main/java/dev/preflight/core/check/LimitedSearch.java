package dev.preflight.core.check;

import java.util.regex.Pattern;

/** A search for an expression that ends: some expressions take exponential time on some texts. */
final class LimitedSearch {
    private LimitedSearch() {}

    static Judgement find(Pattern expression, String text) {
        try {
            boolean found = expression.matcher(new ReadingBudget().on(text)).find();
            return TextCondition.truth(found, "");
        } catch (ReadingBudget.SpentException | StackOverflowError tooMuch) {
            return Judgement.unknown(
                    "the search for /" + expression.pattern() + "/ was given up: too laborious");
        }
    }
}
