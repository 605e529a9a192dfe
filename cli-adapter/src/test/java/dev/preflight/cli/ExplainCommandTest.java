package dev.preflight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
    private static final String RUNBOOK =
            """
            # Shop

            ## Checks

            ### 1. Shop Answers

            **Command:**
            ```bash
            curl -fsS http://localhost/ && echo UP
            ```

            **Pass if:** Exit status is 0

            **Fail message:** "Shop does not answer"

            ## Symptoms and cures

            ### Restart the Shop

            **Symptom:** "Shop does not answer"

            **Cure:**
            ```bash
            docker compose restart shop
            ```

            **Max Retries:** 2
            **Wait After Cure:** 15 seconds (it is slow)

            ### Dust the Shelves

            **Cure:** by hand

            ## Opening hours

            Nine to five.
            """;

    @TempDir Path directory;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(directory.resolve("shop.md"), RUNBOOK);
    }

    @Test
    void showsEveryCheckWithItsConditionAndCure() {
        Shell.Ended ended = run("explain", "shop.md");

        assertThat(ended.out())
                .startsWith("Shop  (shop.md)\n")
                .contains("1  shop-answers  Shop Answers  shop.md:5")
                .contains("passes if   Exit status is 0")
                .contains("cure        Restart the Shop  shop.md:18")
                .contains("symptom \"Shop does not answer\" equals the check's fail message")
                .contains("2 attempts; wait 15 s, then verify");
        assertThat(ended.status()).isZero();
    }

    @Test
    void showsWhatNeverRuns() {
        assertThat(run("explain", "shop.md").out())
                .contains("Cures that never run")
                .contains("Dust the Shelves  shop.md:30")
                .contains("Documentation, kept and not run:\n  Opening hours  shop.md:34");
    }

    @Test
    void explainsOneCheckAlone() {
        assertThat(run("explain", "shop.md", "shop-answers").out())
                .contains("Shop Answers")
                .doesNotContain("Opening hours");
        assertThat(run("explain", "shop.md", "shop-answer").err())
                .contains("did you mean 'shop-answers'?");
    }

    @Test
    void explainsToPrograms() {
        assertThat(run("explain", "shop.md", "--format", "json").out())
                .contains("\"runbook\": \"shop\"")
                .contains("\"source\": \"shop.md:5\"")
                .contains("\"waitSeconds\": 15")
                .contains("\"check\": null")
                .contains("\"documentation\": [\n    \"Opening hours\"\n  ]");
    }

    @Test
    void showsWhatCanBeUnderstoodOfABrokenFile() throws IOException {
        Files.writeString(directory.resolve("shop.md"), RUNBOOK.replace("2\n", "-2\n"));

        Shell.Ended ended = run("explain", "shop.md");

        assertThat(ended.out()).contains("Shop Answers");
        assertThat(ended.err()).contains("shop.md:27:18: error: '-2' is no number for maxRetries");
        assertThat(ended.status()).isEqualTo(2);
    }

    @Test
    void wantsARunbookThatIsThere() {
        assertThat(run("explain").status()).isEqualTo(2);
        assertThat(run("explain", "worker").err()).contains("did you mean 'workers'?");
        assertThat(run("explain", "shop.md", "--format", "xml").err())
                .contains("there are human, json");
    }

    private Shell.Ended run(String... args) {
        return Shell.withoutEngine(directory).run(args);
    }
}
