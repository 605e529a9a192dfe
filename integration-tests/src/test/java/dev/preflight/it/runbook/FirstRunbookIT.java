package dev.preflight.it.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.it.command.CliRun;
import dev.preflight.it.command.Report.Attempt;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first runbook of a user, typed by hand, and what goes wrong in it first. */
class FirstRunbookIT {
    private final Shop shop;

    FirstRunbookIT(@TempDir Path scratch) throws IOException {
        shop = Shop.in(scratch);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.md", "shop.yaml"})
    void checksPlansHealsAndVerifiesWithoutAnEngineOrAComposeFile(String name) throws IOException {
        shop.write(name, Shop.runbook(name));

        assertThat(shop.cli().run("check", name).exit()).isEqualTo(1);
        assertThat(shop.cli().run("plan", name).stdout()).contains("would run touch open");
        assertThat(shop.has("open")).isFalse();

        CliRun heal = shop.cli().run("heal", name, "--format=json");
        assertThat(heal.exit()).as(heal::output).isZero();
        Attempt attempt = heal.report().check("shop-answers").remedy().attempt();
        assertThat(attempt.deeds()).containsExactly("command touch open DONE");
        assertThat(attempt.waitedMs()).isGreaterThanOrEqualTo(1000);
        assertThat(attempt.verification()).startsWith("PASS: ");

        assertThat(shop.cli().run("check", name).stdout()).contains("READY");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "shop.md   | Pass if      | Pas if              | :12:1: error: 'Pas if' is no field of a check; did you mean 'Pass If'?",
                "shop.md   | Probe        | Prob                | 'Prob' is no field of a check; did you mean 'Probe'?",
                "shop.md   | ## Checks    | ## Things           | '## Checks'",
                "shop.md   | :** 2        | :** two times maybe | 'two times maybe' is no number for maxRetries: write one from 0 to 100",
                "shop.md   | 1 second     | a while             | is no time for waitAfterCure: write it as in",
                "shop.md   | http://      | htp://              | must begin with http:// or https://",
                "shop.yaml | passIf       | passIff             | did you mean 'passIf'?",
                "shop.yaml | checks       | chekcs              | did you mean 'checks'?",
                "shop.yaml | Retries: 2   | Retries: a few      | 'a few' is no number for maxRetries: write one from 0 to 100",
                "shop.yaml | http://      | htp://              | must begin with http:// or https://",
                "shop.yaml | \"    probe\"  | \"\tprobe\"           | :4:1: error: this is no YAML: found character '\\t(TAB)'",
                "shop.yaml | \"    passIf\" | \"  passIf\"          | :6:3: error: this is no YAML: the line begins in another column than those that it belongs with: indent it",
                "shop.yaml | does not     | says: not           | quote the text that holds it",
            })
    void saysHowToMendWhatCannotRunAndRunsNothing(
            String name, String right, String wrong, String message) throws IOException {
        shop.write(name, Shop.runbook(name).replace(right, wrong));

        CliRun run = shop.cli().run("heal", name);

        assertThat(run.exit()).as(run::output).isEqualTo(2);
        assertThat(run.stdout()).isEmpty();
        assertThat(run.stderr()).contains(name + ":", message).doesNotContain("\tat ");
        assertThat(shop.requests()).isZero();
        assertThat(shop.has("open")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.md", "shop.yaml"})
    void saysThatACureBelongsToNoCheckAndCuresNothing(String name) throws IOException {
        String text = Shop.runbook(name);
        int symptom = text.lastIndexOf("Shop does not answer");
        shop.write(
                name,
                text.substring(0, symptom)
                        + "It is slow"
                        + text.substring(symptom + "Shop does not answer".length()));

        CliRun run = shop.cli().run("heal", name);

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.stderr())
                .contains("belongs to no check", "quote a check's fail message in its 'Symptom'");
        assertThat(shop.has("open")).isFalse();
    }

    @Test
    void saysWhenThereIsNoSuchFile() {
        CliRun run = shop.cli().run("check", "shpo.md");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.stderr()).contains("no runbook 'shpo.md'", "no such file");
    }
}
