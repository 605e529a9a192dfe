package dev.preflight.it.heal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.it.command.CliRun;
import dev.preflight.it.command.Report;
import dev.preflight.it.command.Report.Action;
import dev.preflight.it.command.Report.Attempt;
import dev.preflight.it.command.Report.Remediation;
import dev.preflight.it.command.StackFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Proves that a symptom is healed with one attempt, by the cure that belongs to it, on the
 * containers that show it and no others, and verified after the runbook's wait and not before.
 */
record HealProof(StackFixture fixture) {
    // The engine stamps by the machine's clock, the command by one that nobody sets.
    private static final Duration CLOCKS_DIFFER = Duration.ofMillis(200);

    /** One attempt of the check's cure does these deeds, and they heal. */
    void heals(String check, int waitSeconds, String... deeds) {
        Map<String, Instant> before = fixture.stack().starts();
        CliRun run = heal();
        Map<String, Instant> after = fixture.stack().starts();

        assertThat(run.report().remedied()).containsExactly(check);
        Attempt attempt = attemptOf(run.report(), check, waitSeconds);
        assertThat(attempt.deeds()).containsExactlyInAnyOrder(deeds);
        assertThat(without(targetsOf(attempt), after))
                .as("containers that were none of the cure's business")
                .isEqualTo(without(targetsOf(attempt), before));
        Instant verified = attempt.endedAt().plus(CLOCKS_DIFFER);
        for (String service : targetsOf(attempt)) {
            assertThat(after.get(service))
                    .as(service)
                    .isNotEqualTo(before.get(service))
                    .isBeforeOrEqualTo(verified.minusSeconds(waitSeconds));
        }
    }

    /** A run of heal after which everything passes. */
    CliRun heal() {
        CliRun run = fixture.cli().run("heal", "--format", "json");
        assertThat(run.exit()).isZero();
        assertThat(run.report().outcome()).isEqualTo("HEALED");
        assertThat(run.report().outcomes()).isEqualTo("PASS PASS PASS PASS PASS PASS");
        return run;
    }

    /** The one attempt that healed the check, after the whole wait. */
    static Attempt attemptOf(Report report, String check, int waitSeconds) {
        Remediation remedy = report.check(check).remedy();
        assertThat(remedy.state()).isEqualTo("HEALED");
        Attempt attempt = remedy.attempt();
        assertThat(attempt.number()).isEqualTo(1);
        assertThat(attempt.verification()).startsWith("PASS: ");
        assertThat(attempt.waitedMs()).isGreaterThanOrEqualTo(waitSeconds * 1000L);
        return attempt;
    }

    private static Set<String> targetsOf(Attempt attempt) {
        return attempt.actions().stream().map(Action::target).collect(Collectors.toSet());
    }

    private static Map<String, Instant> without(Set<String> services, Map<String, Instant> starts) {
        Map<String, Instant> others = new HashMap<>(starts);
        others.keySet().removeAll(List.copyOf(services));
        return others;
    }
}
