package dev.preflight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunbooksTest {
    private static final String CHECKS =
            "title: Shop\n"
                    + "checks:\n"
                    + "  - {title: Open, probe: {command: 'true'}, passIf: Exit status is 0,"
                    + " failMessage: Shop closed}\n";

    @TempDir Path directory;

    @Test
    void saysThatACureWillNeverRun() throws IOException {
        Shell.Ended ended =
                check("cures: [{title: Wash, symptom: Windows dirty, cure: {command: wash}}]\n");

        assertThat(ended.status()).isZero();
        assertThat(ended.err())
                .startsWith("shop.yaml:4:")
                .contains("'Wash' belongs to no check", "quote a check's fail message")
                .hasLineCount(1);
    }

    @Test
    void saysThatThereIsNothingToTryAgain() throws IOException {
        String cure = "cures: [{symptom: Shop closed, cure: ring the bell%s}]\n";

        assertThat(check(cure.formatted(", maxRetries: 2")).err())
                .contains("there is nothing to try", "'command:'")
                .hasLineCount(1);
        assertThat(check(cure.formatted("")).err()).isEmpty();
        assertThat(check(cure.formatted(", maxRetries: 0")).err()).isEmpty();
    }

    private Shell.Ended check(String cures) throws IOException {
        Files.writeString(directory.resolve("shop.yaml"), CHECKS + cures);
        return Shell.withoutEngine(directory)
                .with("PATH", System.getenv("PATH"))
                .run("check", "shop.yaml");
    }
}
