package dev.preflight.adapters.runbook.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.adapters.runbook.RunbookFile;
import dev.preflight.adapters.runbook.RunbookReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A whole runbook of the kind that people write by hand. */
class LinterTest {
    private static final Path FILE =
            Path.of("src/test/resources/dev/preflight/adapters/runbook/lint/transcoders.md");

    // Which conditions are inferred is for the grammar of conditions to say.
    private static final LintCode OF_CONDITIONS = LintCode.INFERRED_CONDITION;

    @Test
    void namesTheWeaknessesOfEveryCheckAndEveryCure() {
        // Given
        RunbookFile file = RunbookReader.read(FILE, "transcoders.md");

        // When
        List<Finding> found = Linter.lint(file);

        // Then
        assertThat(found)
                .filteredOn(it -> it.code() != OF_CONDITIONS)
                .extracting(it ->
                        "%d:%d %s"
                                .formatted(
                                        it.place().line(), it.place().column(), it.code().word()))
                .containsExactly(
                        "12:1 sandbox-ignored",
                        "12:64 names-not-states",
                        "12:108 state-by-exclusion",
                        "24:1 no-time-limit",
                        "25:3 jq-without-input",
                        "25:9 unexpected-answer",
                        "37:24 unset-variable",
                        "38:9 no-time-limit",
                        "38:29 unexpected-answer",
                        "39:29 unexpected-answer",
                        "40:9 number-may-be-empty",
                        "40:29 number-may-be-empty",
                        "54:10 no-time-limit",
                        "54:68 unexpected-answer",
                        "56:4 number-may-be-empty",
                        "88:1 may-hang",
                        "88:1 sandbox-ignored",
                        "89:1 restart-by-script",
                        "89:1 sandbox-ignored",
                        "92:18 many-retries",
                        "93:22 no-wait",
                        "101:1 interactive",
                        "101:6 outside-project",
                        "113:1 destructive",
                        "113:1 sandbox-ignored",
                        "114:1 may-hang",
                        "114:1 sandbox-ignored",
                        "115:1 destructive",
                        "115:8 unset-variable");
    }

    @Test
    void keepsWhatWasFoundWhenTheFileWasRead() {
        RunbookFile file = Runbooks.checkedBy("test -f x");

        assertThat(Linter.lint(file)).containsAll(file.findings());
    }

    @Test
    void leavesAScriptAloneThatItDoesNotUnderstand() {
        RunbookFile file = Runbooks.checkedBy("ls x | head -1 && echo OK; fi; rm -rf $X");

        assertThat(Linter.lint(file)).containsExactlyElementsOf(file.findings());
    }

    @Test
    void hasNothingToSayAboutAGoodRunbook() {
        // Given
        RunbookFile file =
                Runbooks.read(
                        "shop.yaml",
                        """
                        title: Shop
                        checks:
                          - title: Shop
                            probe:
                              http: http://localhost:${SHOP_PORT:-8000}/health
                            passIf: Status is 200
                            failMessage: Shop down
                          - title: Stock
                            command: |
                              set -euo pipefail
                              curl -sf --max-time 5 "http://localhost:${SHOP_PORT:-8000}/stock" |
                                jq -e '(.items | type) == "array"' > /dev/null
                            passIf: Exit status is 0
                            requires: [shop]
                        cures:
                          - title: Restart
                            check: shop
                            maxRetries: 2
                            waitAfterCure: 15 s
                            diagnostics:
                              - command: docker compose logs --tail 50 shop 2>&1 | grep -iE 'error|fail'
                            cure:
                              - restart: shop
                        """);

        // Then
        assertThat(Linter.lint(file))
                .filteredOn(it -> it.code() != OF_CONDITIONS)
                .extracting(Finding::code)
                .containsOnly(LintCode.CHECK_WITHOUT_CURE);
    }
}
