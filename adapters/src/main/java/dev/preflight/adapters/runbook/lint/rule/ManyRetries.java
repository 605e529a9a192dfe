package dev.preflight.adapters.runbook.lint.rule;

import dev.preflight.adapters.runbook.CureEntry;
import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.lint.LintCode;

/** A budget that is none. */
final class ManyRetries implements Rule {
    private static final int MOST = 10;

    @Override
    public void look(Sheet sheet, Findings findings) {
        for (CureEntry cure : sheet.cures()) {
            int retries = cure.cure().maxRetries();
            if (retries > MOST) {
                findings.warning(
                        LintCode.MANY_RETRIES,
                        sheet.placeOf(cure, "maxRetries"),
                        "%d attempts of one cure: what did not help three times will not help, and nobody is told until the last; write 3 or less"
                                .formatted(retries));
            }
        }
    }
}
