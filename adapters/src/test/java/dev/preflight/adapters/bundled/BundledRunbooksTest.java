package dev.preflight.adapters.bundled;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.adapters.runbook.RunbookFile;
import dev.preflight.adapters.runbook.lint.Finding;
import dev.preflight.core.runbook.Check;
import dev.preflight.core.runbook.Runbook;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BundledRunbooksTest {
    static Stream<String> names() {
        return BundledRunbooks.names().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void runAsTheirFilesSay(String name) {
        Runbook compiled = BundledRunbooks.named(name).orElseThrow();
        Runbook read = BundledRunbooks.file(name).orElseThrow().runbook().orElseThrow();

        assertThat(compiled.id()).isEqualTo(read.id());
        assertThat(compiled.title()).isEqualTo(read.title());
        assertThat(compiled.busyWorkers()).isEqualTo(read.busyWorkers());
        assertThat(compiled.checks())
                .usingRecursiveComparison()
                .ignoringFields("passIf")
                .isEqualTo(read.checks());
        assertThat(expectations(compiled)).isEqualTo(expectations(read));
    }

    @ParameterizedTest
    @MethodSource("names")
    void giveTheirAuthorsNothingToMend(String name) {
        RunbookFile file = BundledRunbooks.file(name).orElseThrow();

        assertThat(file.findings())
                .filteredOn(finding -> finding.severity() != Finding.Severity.NOTE)
                .isEmpty();
        assertThat(file.cures()).allSatisfy(cure -> assertThat(cure.check()).isNotNull());
    }

    /** The budgets and waits of the hand-run pre-flight that the runbook workers replaces. */
    @Test
    void keepTheBudgetsAndWaitsThatTheyReplace() {
        Runbook workers = BundledRunbooks.named("workers").orElseThrow();

        assertThat(workers.checks())
                .extracting(
                        check -> check.id().value(),
                        check -> check.cure().map(cure -> cure.maxRetries()).orElse(0),
                        check -> check.cure().map(cure -> cure.waitAfterCure()).orElse(null))
                .containsExactly(
                        tuple("backend-api", 2, 10),
                        tuple("containers-running", 2, 15),
                        tuple("workers-registered", 2, 20),
                        tuple("worker-types", 1, 15),
                        tuple("worker-states", 1, 15),
                        Tuple.tuple("worker-config", 0, null));
    }

    @Test
    void canBeCopied() {
        assertThat(BundledRunbooks.source("containers").orElseThrow()).contains("id: containers");
        assertThat(BundledRunbooks.source("container")).isEmpty();
    }

    private static Tuple tuple(String check, int retries, int seconds) {
        return Tuple.tuple(check, retries, Duration.ofSeconds(seconds));
    }

    private static List<String> expectations(Runbook runbook) {
        return runbook.checks().stream()
                .map(Check::passIf)
                .map(condition -> condition.getClass() + ": " + condition.expectation())
                .toList();
    }
}
