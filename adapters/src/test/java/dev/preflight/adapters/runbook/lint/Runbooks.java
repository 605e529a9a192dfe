package dev.preflight.adapters.runbook.lint;

import dev.preflight.adapters.runbook.CheckEntry;
import dev.preflight.adapters.runbook.RunbookFile;
import dev.preflight.adapters.runbook.RunbookReader;
import dev.preflight.adapters.runbook.condition.Condition;
import dev.preflight.core.runbook.RunbookId;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runbook files around single scripts. */
final class Runbooks {
    /** In which line of the file a script begins, for both kinds. */
    static final int SCRIPT_LINE = 8;

    private Runbooks() {}

    static RunbookFile read(String name, String text) {
        return RunbookReader.read(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A file whose only check is judged by the exit status of a script. */
    static RunbookFile checkedBy(String script) {
        return read(
                "shop.md",
                """
                # Shop
                ## Checks

                ### Ready

                **Command:**
                ```bash
                %s
                ```
                **Pass if:** Exit status is 0
                **Fail message:** "not ready"
                """
                        .formatted(script));
    }

    /** A file whose only cure runs a script. */
    static RunbookFile curedBy(String script) {
        return read(
                "shop.md",
                """
                # Shop
                ## Cures of symptoms
                ### Mend
                **Symptom:** "not ready"
                **Wait After Cure:** 5 s
                **Cure:**
                ```bash
                %s
                ```
                ## Checks
                ### Ready
                **Probe:** `tcp: localhost:1`
                **Fail message:** "not ready"
                """
                        .formatted(script));
    }

    /** The same file with another condition, whichever the grammar makes of words. */
    static RunbookFile judgedBy(RunbookFile file, String condition) {
        List<CheckEntry> checks =
                file.checks().stream().map(check -> judgedBy(check, condition)).toList();
        return new RunbookFile(
                file.name(),
                new RunbookId("shop"),
                file.title(),
                checks,
                file.cures(),
                file.documentation(),
                file.tree(),
                file.findings(),
                file.runnable());
    }

    private static CheckEntry judgedBy(CheckEntry check, String text) {
        return new CheckEntry(
                check.place(),
                check.id(),
                check.title(),
                check.probe(),
                check.probePlace(),
                new Condition(check.condition().assertion(), text, Condition.Origin.STATED, ""),
                check.conditionPlace(),
                check.failMessage(),
                check.severity(),
                check.timeout(),
                check.requires(),
                check.advice());
    }
}
