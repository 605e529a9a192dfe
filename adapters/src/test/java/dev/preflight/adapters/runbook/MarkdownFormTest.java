package dev.preflight.adapters.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.preflight.core.check.CheckId;
import dev.preflight.core.probe.HttpProbe;
import dev.preflight.core.runbook.Check;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tolerant in form: what people write differs, and means the same. */
class MarkdownFormTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "### Shop is up",
                "### 1. Shop is up",
                "### 1) Shop is up",
                "### 1: Shop is up",
                "### 1 - Shop is up",
                "### 1 – Shop is up",
                "### 1.Shop is up",
                "### 1.2 Shop is up",
                "### 1.2.3. Shop is up",
                "### 12. Shop is up",
                "### Check 1: Shop is up",
                "### check #1 - Shop is up",
                "### Step 3. Shop is up",
                "### **Shop is up**",
                "### 1. *Shop* is `up`",
                "### [Shop is up](https://wiki.example.com/shop)",
                "### ✅ Shop is up",
                "### ✅ 1. Shop is up",
                "### 1. ✅ Shop is up",
                "### → Shop is up ###",
                "###   Shop is up   ",
                "###\tShop is up",
                "  ### Shop is up",
                "Shop is up\n---",
            })
    void readsTitlesWithoutTheirDecoration(String heading) {
        String sections = heading.endsWith("---") ? "Checks\n===\n\n" : "## Checks\n\n";

        RunbookFile file =
                RunbookFiles.markdown("# T\n\n" + sections + heading + "\n\n**Command:** `true`");

        assertThat(RunbookFiles.errors(file)).isEmpty();
        assertThat(file.checks()).extracting(CheckEntry::title).containsExactly("Shop is up");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "### Ports 80\\_8080 are \\*free\\* | Ports 80_8080 are *free*",
                "### 1. 2. Stage | 2. Stage",
                "### KTRDR_API_URL is set | KTRDR_API_URL is set",
                "### 99 problems | 99 problems",
                "### C# is there | C# is there",
                "### ~/.netrc exists | ~/.netrc exists",
            })
    void keepsWhatBelongsToATitle(String heading, String title) {
        RunbookFile file = RunbookFiles.markdown("## Checks\n" + heading + "\n**Command:** `true`");

        assertThat(file.checks()).extracting(CheckEntry::title).containsExactly(title);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "**Timeout:** 3 s",
                "**Timeout**: 3 s",
                "**Timeout** : 3 s",
                "** Timeout: ** 3 s",
                "__Timeout:__ 3 s",
                "*Timeout:* 3 s",
                "***Timeout:*** 3 s",
                "Timeout: 3 s",
                "timeout: 3 s",
                "TIMEOUT: 3 s",
                "- **Timeout:** 3 s",
                "* **Timeout**: 3 s",
                "+ Timeout: 3 s",
                "1. **Timeout:** 3 s",
                "• **Timeout:** 3 s",
                "> **Timeout:** 3 s",
                "**Timeout:**\n3 s",
                "**Timeout:**\n\n3 s",
                "**Timeout:**\n\n- 3 s",
                "#### Timeout\n\n3 s",
                "#### Timeout:\n3 s",
                "**Timeout:** `3 s`",
                "**Timeout:** \"3 s\"",
                "**Timeout:** “3 s”",
                "**Timeout:** 3 s (the disk is slow)",
                "**Timeout:** 3 s [the disk is slow]",
                "**Timeout:** 3 s <!-- the disk is slow -->",
                "**Timeout:** 3 s <!-- the disk\n is slow -->",
                "**Timeout:** 3s",
                "**Timeout:** 3 sec.",
                "**Timeout:** 3.0 seconds",
                "**Timeout:** 3000 ms",
                "**Timeout:** 1 s and 2 s",
                "**Severity:** critical | **Timeout:** 3 s",
                "**Severity:** critical, **Timeout:** 3 s",
                "**Severity:** critical · __Timeout:__ 3 s",
                "**Severity:** critical **Timeout:** 3 s",
            })
    void readsLabelsHoweverTheyAreMarked(String line) {
        RunbookFile file = RunbookFiles.check("**Command:** `true`\n" + line);

        assertThat(RunbookFiles.errorTexts(file)).isEmpty();
        assertThat(file.runbook().orElseThrow().checks().get(0).timeout())
                .isEqualTo(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @CsvSource({
        "Pass if, passIf",
        "Pass If, passIf",
        "PASS IF, passIf",
        "Passes when, passIf",
        "Pass condition, passIf",
        "Success criteria, passIf",
        "Expected, passIf",
        "Expected result, passIf",
        "Failure message, failMessage",
        "Fail-message, failMessage",
        "Depends on, requires",
        "Prerequisites, requires",
        "Commands, command",
    })
    void knowsLabelsByTheirWords(String label, String key) {
        RunbookFile file = RunbookFiles.check("**" + label + ":** up");

        assertThat(Leaves.of(file).keySet()).anyMatch(path -> path.startsWith("checks[1]." + key));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "**Command:**\n```bash\necho up\n```",
                "**Command:**\n\n```bash\necho up\n```",
                "**Command:**\n\n\n\n```\necho up\n```",
                "**Command:**\n~~~sh\necho up\n~~~",
                "**Command:**\n````shell\necho up\n````",
                "**Command:**\n```bash title=\"up\"\necho up\n```",
                "**Command:**\n```BASH\necho up\n```",
                "**Command:**\n```{.bash}\necho up\n```",
                "**Command:**\n\n    echo up\n",
                "**Command:** `echo up`",
                "**Command:** ``echo up``",
                "**Command:** `echo up` (on the host)",
                "**Command:** `echo up`\nThis says whether it is up.",
                "**Command:** echo up",
                "**Command:**\necho up",
                "Command: `echo up`",
                "- **Command:**\n  ```bash\n  echo up\n  ```",
                "1. **Command:**\n\n   ```bash\n   echo up\n   ```",
                "- a list\n  - **Command:**\n    ```bash\n    echo up\n    ```",
                "> **Command:**\n> ```bash\n> echo up\n> ```",
                "```bash\necho up\n```",
                "**Command:**\n```console\n$ echo up\nup\n```",
                "**Command:**\n```bash\necho up\n```\n\n```text\nup\n```",
                "**Command:**\n\nRun this:\n\n```bash\necho up\n```\n\nIt takes a second.",
            })
    void readsCodeHoweverItIsFenced(String lines) {
        RunbookFile file = RunbookFiles.check(lines);

        assertThat(RunbookFiles.errorTexts(file)).isEmpty();
        assertThat(RunbookFiles.script(file.runbook().orElseThrow().checks().get(0)))
                .isEqualTo("echo up\n");
    }

    @Test
    void runsNoBlockThatMayBeTheOutputOfTheOneBesideIt() {
        String text =
                """
                # Shop
                ## Checks
                ### Door
                **Command:**
                ```bash
                ls door
                ```
                ```
                rm -rf door
                ```
                **Pass if:** Exit status is 0
                """;

        assertThat(RunbookFiles.errorTexts(RunbookFiles.markdown(text)))
                .singleElement()
                .asString()
                .contains("this block does not say what it is");
        assertThat(
                        RunbookFiles.errorTexts(
                                RunbookFiles.markdown(text.replace("```\nrm", "```text\nrm"))))
                .isEmpty();
    }

    @Test
    void joinsSeveralFencesOfOneCommand() {
        RunbookFile file =
                RunbookFiles.check("**Command:**\n```bash\na=1\n```\nand\n```bash\necho $a\n```");

        assertThat(RunbookFiles.script(file.runbook().orElseThrow().checks().get(0)))
                .isEqualTo("a=1\n\necho $a\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"`cd /tmp` then `echo up`", "`echo up` on the host", "`echo up"})
    void neverRunsTheProseBesideInlineCode(String command) {
        RunbookFile file = RunbookFiles.check("**Command:** " + command);

        assertThat(RunbookFiles.errorTexts(file))
                .anyMatch(text -> text.contains("only a part of this is in backquotes"));
    }

    @Test
    void severalLinesOfInlineCodeAreOneScript() {
        RunbookFile file = RunbookFiles.check("**Command:**\n`cd /tmp`\n`echo up`");

        assertThat(RunbookFiles.script(file.runbook().orElseThrow().checks().get(0)))
                .isEqualTo("cd /tmp\necho up\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "## Symptom/Cure Mappings",
                "## Symptom → Cure",
                "## Symptoms & Cures",
                "## SYMPTOMS AND CURES",
                "## 🩺 Symptom ⇒ Cure mapping",
                "## 3. Symptom -> Cure",
                "## **Cures** by symptom:",
                "Symptom/Cure\n---",
            })
    void knowsTheSectionOfCuresByItsWords(String heading) {
        RunbookFile file =
                RunbookFiles.markdown(
                        "# T\n## Checks\n### Up\n**Command:** `true`\n\n"
                                + heading
                                + "\n### Up\n**Cure:** `restart`\n");

        assertThat(file.cures()).hasSize(1);
        assertThat(file.cures().get(0).check()).isEqualTo(new CheckId("up"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\r", "\n"})
    void readsEveryKindOfLineEnd(String end) {
        String text = new String(RunbookFiles.bytes("shop.md"), StandardCharsets.UTF_8);

        RunbookFile file = RunbookFiles.markdown(text.replace("\n", end));

        assertThat(Leaves.of(file)).isEqualTo(Leaves.of(RunbookFiles.read("shop.md")));
        assertThat(file.checks())
                .extracting(it -> it.place().line())
                .isEqualTo(
                        RunbookFiles.read("shop.md").checks().stream()
                                .map(it -> it.place().line())
                                .toList());
    }

    @Test
    void readsAFileWithAByteOrderMark() {
        String text = new String(RunbookFiles.bytes("shop.md"), StandardCharsets.UTF_8);

        assertThat(Leaves.of(RunbookFiles.markdown("\uFEFF" + text)))
                .isEqualTo(Leaves.of(RunbookFiles.markdown(text)));
    }

    @Test
    void needsNoBlankLines() {
        RunbookFile file =
                RunbookFiles.markdown(
                        """
                        # Shop
                        Used by: tests
                        ## Checks
                        ### Up
                        **Probe:** http: http://localhost/
                        **Pass if:** status is 200
                        **Fail message:** "Down"
                        ## Symptom/Cure
                        ### Down
                        **Symptom:** "Down"
                        **Cure:** `restart it`
                        **Max Retries:** 2
                        **Wait After Cure:** 1 minute
                        """);

        Check check = file.runbook().orElseThrow().checks().get(0);
        assertThat(check.probe()).isEqualTo(new HttpProbe("http://localhost/"));
        assertThat(check.cure().orElseThrow().maxRetries()).isEqualTo(2);
        assertThat(Leaves.of(file)).containsEntry("usedBy", "tests");
    }

    @Test
    void readsTabsInListsAndCode() {
        RunbookFile file =
                RunbookFiles.check(
                        "-\t**Command:**\n\n\t```bash\n\tif true; then\n\t\techo up\n\tfi\n\t```");

        assertThat(RunbookFiles.script(file.runbook().orElseThrow().checks().get(0)))
                .isEqualTo("if true; then\n\techo up\nfi\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "one, two",
                "one and two",
                "one, and two",
                "one; two",
                "`one`, `two`",
                "\n- one\n- two",
                "\n- `one`\n- Two",
                "One, Check 2",
                "1, #2",
            })
    void readsListsOfRequirements(String written) {
        RunbookFile file =
                RunbookFiles.markdown(
                        "## Checks\n### One\n**Command:** `true`\n### Two\n**Command:** `true`\n"
                                + "### Three\n**Command:** `true`\n**Requires:** "
                                + written);

        assertThat(RunbookFiles.errorTexts(file)).isEmpty();
        assertThat(file.checks().get(2).requires())
                .containsExactly(new CheckId("one"), new CheckId("two"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "-", "n/a"})
    void readsThatNothingIsRequired(String written) {
        RunbookFile file = RunbookFiles.check("**Command:** `true`\n**Requires:** " + written);

        assertThat(RunbookFiles.errorTexts(file)).isEmpty();
        assertThat(file.checks().get(0).requires()).isEmpty();
    }

    @Test
    void readsARequirementWithAndInItsName() {
        RunbookFile file =
                RunbookFiles.markdown(
                        "## Checks\n### Rock-and-roll\n**Command:** `true`\n### A, b and c\n**Command:** `true`\n"
                                + "### Two\n**Command:** `true`\n**Requires:** rock-and-roll, `A, b and c`");

        assertThat(file.checks().get(2).requires())
                .extracting(CheckId::value)
                .containsExactly("rock-and-roll", "a-b-and-c");
    }

    @Test
    void joinsTheItemsOfACondition() {
        RunbookFile file =
                RunbookFiles.check(
                        "**Command:** `true`\n**Pass if:**\n- exit status is 0\n- output is up");

        assertThat(Leaves.of(file))
                .containsEntry("checks[1].passIf", "exit status is 0 and output is up");
    }

    @Test
    void takesALaterParagraphForNoPartOfAField() {
        RunbookFile file =
                RunbookFiles.check(
                        "**Command:** `true`\n\n**Fail message:** It is\ndown\n\nSee the wiki.");

        assertThat(file.checks().get(0).failMessage()).isEqualTo("It is down");
    }

    @Test
    void findsChecksBelowAnyLevelOfHeading() {
        RunbookFile file =
                RunbookFiles.markdown(
                        "# T\n## Part\n### Checks\n#### Up\n**Command:** `true`\n### Notes\nn");

        assertThat(file.checks()).hasSize(1);
        assertThat(file.documentation()).extracting(Documentation::title).contains("Notes");
    }

    @Test
    void keepsWhatIsBelowAnUnderlinedHeading() {
        RunbookFile file =
                RunbookFiles.markdown(
                        "## Checks\n### Up\n**Command:** `true`\n\nNotes\n-----\na\n\n---\n\nEnd\n---");

        assertThat(file.documentation())
                .extracting(Documentation::title, Documentation::text)
                .containsExactly(tuple("Notes", "a"), tuple("End", ""));
    }

    @Test
    void doesNotTakeAScriptSectionForChecks() {
        RunbookFile file =
                RunbookFiles.markdown(
                        "## Checks\n### Up\n**Command:** `true`\n## Quick Check Script\n```bash\ntrue\n```");

        assertThat(file.checks()).hasSize(1);
        assertThat(file.documentation())
                .extracting(Documentation::title)
                .isEqualTo(List.of("Quick Check Script"));
    }

    @Test
    void takesARuleRightBelowAFieldForARule() {
        RunbookFile file =
                RunbookFiles.markdown(
                        "## Checks\n### Up\n**Command:** `true`\n**Timeout:** 3 s\n---\n"
                                + "### Down\n**Command:** `false`\n---\n### On\n**Command:** `on`");

        assertThat(file.checks()).extracting(CheckEntry::title).containsExactly("Up", "Down", "On");
    }

    @Test
    void saysWhereSomethingLikeACheckIsTakenForDocumentation() {
        RunbookFile file =
                RunbookFiles.markdown(
                        "## Checks\n### Up\n**Command:** `true`\n## Before\n### On\n**Command:** `on`");

        assertThat(file.findings()).anyMatch(it -> it.toString().contains(":4:1: warning: "));
    }

    @Test
    void keepsHtmlCommentsInCode() {
        RunbookFile file = RunbookFiles.check("**Command:** `echo '<!-- x -->'`");

        assertThat(RunbookFiles.script(file.runbook().orElseThrow().checks().get(0)))
                .isEqualTo("echo '<!-- x -->'\n");
    }
}
