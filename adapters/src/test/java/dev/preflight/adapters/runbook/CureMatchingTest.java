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
