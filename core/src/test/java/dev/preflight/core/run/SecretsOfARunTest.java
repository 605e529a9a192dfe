package dev.preflight.core.run;

import static dev.preflight.core.run.Stage.runbook;
import static dev.preflight.core.run.Stage.uncured;
import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.check.Assertions;
import dev.preflight.core.cure.Cure;
import dev.preflight.core.probe.ContainersProbe;
import dev.preflight.core.probe.CustomProbe;
import dev.preflight.core.runbook.Check;
import dev.preflight.core.runbook.Runbook;
import dev.preflight.core.testing.Containers;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What is secret by the environment of a container, wherever a run comes across it. */
class SecretsOfARunTest {
    private static final String SECRET = "hunter2-of-the-database";

    private final Stage stage = new Stage();

    @Test
    void knowsWhatAContainerHoldsAlsoInWhatWasSeenBeforeIt() {
        // Given
        stage.world.runs(Containers.with("db", Map.of("DB_PASSWORD", SECRET)));
        Runbook runbook = runbook(telling("gossip", text -> true), meeting("gossip"));

        // When
        RunReport report = stage.run(RunRequest.check("r", runbook, stage.target));

        // Then
        assertThat(report.outcome()).isEqualTo(RunOutcome.ERROR);
        assertThat(report.checks().get(0).result().evidence())
                .isEqualTo(Map.of("value", "[redacted]"));
        assertThat(report.toString()).doesNotContain(SECRET);
    }

    @Test
    void keepsNothingSecretOfSuchAPassInTheLedger() {
        // Given
        stage.world.runs(Containers.with("db", Map.of("DB_PASSWORD", SECRET)));
        Runbook runbook =
                runbook(
                        telling("gossip", text -> true),
                        telling("slander", text -> false)
                                .cure(Cure.named("hush").command("hush").maxRetries(1)),
                        meeting("gossip"));

        // When
        stage.heal(runbook);

        // Then
        assertThat(stage.incident(runbook, "slander").orElseThrow().toString())
                .contains("slander is '[redacted]'")
                .doesNotContain(SECRET);
    }

    private static Check.Builder telling(String name, Predicate<String> condition) {
        return uncured(name)
                .probe(new CustomProbe(name, () -> SECRET))
                .passIf(Assertions.value("be right", condition));
    }

    // Meets the owner of the secret, in a later wave.
    private static Check.Builder meeting(String required) {
        return uncured("meeting", required).probe(new ContainersProbe());
    }
}
