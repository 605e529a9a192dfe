package dev.preflight.adapters.runbook.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.preflight.adapters.process.ProcessRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BashSyntaxTest {
    @TempDir private Path directory;

    @Test
    void namesTheLineThatBashDoesNotLike() throws Exception {
        assumeBash();

        Optional<SyntaxCheck.Complaint> complaint = bash(Map.of()).check("true\nif true\nfoo )\n");

        assertThat(complaint).isPresent();
        assertThat(complaint.get().line()).isEqualTo(3);
        assertThat(complaint.get().message()).contains("syntax error").doesNotContain("\n");
    }

    @Test
    void runsNothing() throws Exception {
        // Given
        assumeBash();
        Path startup = Files.writeString(directory.resolve("startup"), "touch started");

        // When
        Optional<SyntaxCheck.Complaint> complaint =
                bash(Map.of("BASH_ENV", startup.toString())).check("touch ran; $(touch ran)");

        // Then
        assertThat(complaint).isEmpty();
        assertThat(directory.toFile().list()).containsExactly("startup");
    }

    @Test
    void hasNothingToSayWithoutBash() throws Exception {
        BashSyntax nowhere =
                new BashSyntax(
                        new ProcessRunner(), directory, Map.of("PATH", directory.toString()));

        assertThat(nowhere.check("if")).isEmpty();
    }

    @Test
    void placesTheComplaintInTheFile() throws Exception {
        // Given
        SyntaxCheck complaining = script -> Optional.of(new SyntaxCheck.Complaint(9, "no end"));

        // When
        List<Finding> found = Linter.lint(Runbooks.checkedBy("if true; then\n  true"), complaining);

        // Then
        assertThat(found)
                .filteredOn(it -> it.code() == LintCode.SCRIPT_SYNTAX)
                .singleElement()
                .hasToString(
                        "shop.md:9:1: error: bash cannot read this script, so nothing in it ever runs: no end [script-syntax]");
    }

    private BashSyntax bash(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(more);
        return new BashSyntax(new ProcessRunner(), directory, environment);
    }

    private static void assumeBash() {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash here");
    }
}
