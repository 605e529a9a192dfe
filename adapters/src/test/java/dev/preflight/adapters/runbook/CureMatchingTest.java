package dev.preflight.adapters.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.adapters.runbook.RunbookFile.MatchedCure;
import dev.preflight.adapters.runbook.lint.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which cure is for which check. */
class CureMatchingTest {
    private static final String CHECKS =
            """
            ## Checks
            ### Shop answers
            **Command:** `a`
            **Fail message:** "Shop does not answer"
            ### Disk has room
            **Command:** `b`
            **Fail message:** "Disk is full"
            ### Disk is fast
            **Command:** `c`
            **Fail message:** "Disk is slow"
            ## Symptom/Cure
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '%',
            value = {
                "\"Shop does not answer\" | shop-answers | symptom \"Shop does not answer\" equals the check's fail message",
                "“SHOP does not answer!” | shop-answers | symptom \"SHOP does not answer!\" equals the check's fail message",
                "„Shop does not answer“ or worse | shop-answers | symptom \"Shop does not answer\" equals the check's fail message",
                "The page says `disk is full` | disk-has-room | symptom \"disk is full\" equals the check's fail message",
                "Disk has room | disk-has-room | symptom \"Disk has room\" equals the check's title",
                "\"Shop does not answer: 502\" | shop-answers | symptom \"Shop does not answer: 502\" begins like the check's fail message",
                "\"Shop\" | shop-answers | symptom \"Shop\" begins like the check's fail message",
                "disk slow | disk-is-fast | symptom \"disk slow\" has its words in the check's fail message",
            })
    void findsTheCheckBySymptom(String symptom, String check, String how) {
        MatchedCure cure = cures("### Mend it\n**Symptom:** " + symptom + "\n**Cure:** `x`").get(0);

        assertThat(cure.check()).hasToString(check);
        assertThat(cure.matchedBy()).isEqualTo(how);
    }

    @Test
    void findsTheCheckByTheTitleOfTheCure() {
        MatchedCure cure = cures("### Disk full\n**Cure:** `x`").get(0);

        assertThat(cure.check()).hasToString("disk-has-room");
        assertThat(cure.matchedBy())
                .isEqualTo("title \"Disk full\" has its words in the check's fail message");
    }

    @Test
    void believesAnEqualSymptomBeforeASimilarOne() {
        MatchedCure cure = cures("### Disk\n**Symptom:** \"Disk is full\"\n**Cure:** `x`").get(0);

        assertThat(cure.check()).hasToString("disk-has-room");
    }

    @Test
    void doesNotTakeWordsInAnotherOrder() {
        assertThat(cures("### Mend\n**Symptom:** full disk\n**Cure:** `x`").get(0).check())
                .isNull();
    }

    @Test
    void doesNotGuessAmongSeveral() {
        RunbookFile file = read("### Mend\n**Symptom:** \"Disk\"\n**Cure:** `x`");

        assertThat(file.cures().get(0).check()).isNull();
        assertThat(texts(file))
                .anyMatch(it ->
                        it.startsWith(
                                        "a.md:12:1: warning: the cure 'Mend' may belong to disk-has-room or disk-is-fast")
                                && it.endsWith("[ambiguous-cure]"));
    }

    @Test
    void saysWhereACureBelongsToNoCheck() {
        RunbookFile file = read("### Mend\n**Symptom:** \"Fire\"\n**Cure:** `x`");

        assertThat(texts(file))
                .anyMatch(it ->
                        it.startsWith("a.md:12:1: warning: the cure 'Mend' belongs to no check")
                                && it.contains("'Check: shop-answers'")
                                && it.endsWith("[cure-without-check]"));
        assertThat(file.runbook()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"disk-is-fast", "Disk is fast", "`disk-is-fast`", "DISK IS FAST"})
    void believesTheNameOfACheckBeforeAnySymptom(String name) {
        MatchedCure cure =
                cures("### M\n**Check:** " + name + "\n**Symptom:** Shop\n**Cure:** `x`").get(0);

        assertThat(cure.check()).hasToString("disk-is-fast");
        assertThat(cure.matchedBy()).isEqualTo("named by the cure");
    }

    /** Two checks of one title, one called like the other's id, and two without a Latin letter. */
    private static final String ALIKE =
            """
            title: Alike
            checks:
              - {id: first, title: second, command: a, passIf: Output is OK}
              - {id: second, title: Twice, command: b, passIf: Output is OK}
              - {id: third, title: Twice, command: c, passIf: Output is OK}
              - {id: fourth, title: 数据库, command: d, passIf: Output is OK}
              - {title: After, command: e, passIf: Output is OK%s}
            cures:
              - {check: %s, cure: [{command: x}]}
            """;

    @ParameterizedTest
    @CsvSource({"second, second", "First, first", "数据库, fourth"})
    void believesAnIdBeforeATitle(String name, String check) {
        RunbookFile file = RunbookFiles.yaml(ALIKE.formatted(", requires: " + name, name));

        assertThat(RunbookFiles.errors(file)).isEmpty();
        assertThat(file.cures().get(0).check()).hasToString(check);
        assertThat(file.checks().get(4).requires().toString()).isEqualTo("[" + check + "]");
    }

    @ParameterizedTest
    @CsvSource({
        "Twice, several checks are called 'Twice': write second or third",
        "后端, there is no check '后端'",
        "后端 first, there is no check '后端 first'"
    })
    void takesNoCheckForAnother(String name, String message) {
        RunbookFile file = RunbookFiles.yaml(ALIKE.formatted("", name));

        assertThat(file.runbook()).isEmpty();
        assertThat(RunbookFiles.errors(file)).anyMatch(it -> it.toString().contains(message));
        assertThat(RunbookFiles.yaml(ALIKE.formatted(", requires: " + name, "first")).runbook())
                .isEmpty();
    }

    @Test
    void runsNeitherOfTwoCuresOfOneCheck() {
        RunbookFile file = read("### Disk full\n**Cure:** `x`\n### Disk is full\n**Cure:** `y`");

        assertThat(file.cures()).extracting(MatchedCure::check).containsOnlyNulls();
        assertThat(texts(file)).filteredOn(it -> it.endsWith("[ambiguous-cure]")).hasSize(2);
        assertThat(file.runbook().orElseThrow().checks()).allMatch(it -> it.cure().isEmpty());
    }

    @Test
    void runsTheOneOfTwoCuresThatNamesTheCheck() {
        RunbookFile file =
                read(
                        "### Disk full\n**Cure:** `x`\n### Disk is full\n**Check:** disk-has-room\n**Cure:** `y`");

        assertThat(file.cures().get(0).check()).isNull();
        assertThat(file.cures().get(1).check()).hasToString("disk-has-room");
    }

    @Test
    void findsTheCheckByAnyOfSeveralSymptoms() {
        List<MatchedCure> cures =
                cures("### M\n**Symptom:**\n- Fire in the hall\n- Disk is slow\n\n**Cure:** `x`");

        assertThat(cures.get(0).cure().symptoms())
                .containsExactly("Fire in the hall", "Disk is slow");
        assertThat(cures.get(0).check()).hasToString("disk-is-fast");
    }

    private static RunbookFile read(String cures) {
        RunbookFile file = RunbookFiles.markdown(CHECKS + cures);
        assertThat(RunbookFiles.errors(file)).isEmpty();
        return file;
    }

    private static List<MatchedCure> cures(String cures) {
        return read(cures).cures();
    }

    private static List<String> texts(RunbookFile file) {
        return file.findings().stream().map(Finding::toString).toList();
    }
}
