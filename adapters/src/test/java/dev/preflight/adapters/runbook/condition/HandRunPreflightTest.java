package dev.preflight.adapters.runbook.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.adapters.runbook.condition.Condition.Origin;
import dev.preflight.core.check.Outcome;
import dev.preflight.core.probe.CommandProbe;
import org.junit.jupiter.api.Test;

/** The four checks of a pre-flight as people write it: prose that is no condition on a command. */
class HandRunPreflightTest {
    private static final String LIST = "curl -s \"http://localhost:${PORT:-8000}/api/v1/workers\"";

    private static Condition read(String script, String passIf) throws ConditionException {
        return ConditionReaderTest.read(new CommandProbe(script), passIf);
    }

    private static Outcome outcome(Condition condition, int status, String output, String errors) {
        return condition
                .assertion()
                .judge(Seen.commandWithErrors(status, output, errors))
                .outcome();
    }

    @Test
    void oneOfEachKindIsNotTwoOfOne() throws ConditionException {
        Condition condition =
                read(
                        "docker compose ps --format \"table {{.Name}}\\t{{.State}}\" | grep -E"
                                + " \"(training-worker|backtest-worker)\" | grep -v \"exited\"",
                        "At least one training-worker and one backtest-worker container in running"
                                + " state");
        assertThat(condition.origin()).isEqualTo(Origin.FALLBACK);
        assertThat(
                        outcome(
                                condition,
                                0,
                                "training-worker-1 running\nbacktest-worker-1 running",
                                ""))
                .isEqualTo(Outcome.PASS);
        assertThat(
                        outcome(
                                condition,
                                0,
                                "training-worker-1 running\ntraining-worker-2 running",
                                ""))
                .isEqualTo(Outcome.FAIL);
        assertThat(
                        outcome(
                                condition,
                                0,
                                "training-worker-1 running\nbacktest-worker-1 restarting",
                                ""))
                .isEqualTo(Outcome.FAIL);
        assertThat(outcome(condition, 1, "", "Cannot connect to the Docker daemon"))
                .isEqualTo(Outcome.ERROR);
    }

    @Test
    void takesTheSentinelOfTheWorkerList() throws ConditionException {
        Condition condition =
                read(
                        "[ -f .env.sandbox ] && source .env.sandbox\n\n"
                                + LIST
                                + " | \\\n  jq -e '.workers | length > 0' > /dev/null && echo \"OK\" ||"
                                + " echo \"NONE\"",
                        "At least one worker in the workers list");
        assertThat(condition.text()).isEqualTo("Last line is \"OK\" rather than \"NONE\"");
        assertThat(outcome(condition, 0, "NONE", "bash: line 4: jq: command not found"))
                .isEqualTo(Outcome.ERROR);
    }

    @Test
    void takesTheSentinelAfterOtherOutput() throws ConditionException {
        Condition condition =
                read(
                        "TRAINING=$("
                                + LIST
                                + " | jq '[.workers[] | select(.type==\"training\")] | length')\n"
                                + "echo \"Training workers: $TRAINING\"\n"
                                + "[ \"$TRAINING\" -ge 1 ] && [ \"$BACKTEST\" -ge 1 ] && echo \"OK\" || echo"
                                + " \"MISSING\"",
                        "At least one training worker AND at least one backtest worker");
        assertThat(condition.text()).isEqualTo("Last line is \"OK\" rather than \"MISSING\"");
        assertThat(outcome(condition, 0, "Training workers: 1\nOK\n", "")).isEqualTo(Outcome.PASS);
        assertThat(outcome(condition, 0, "Training workers: 0\nMISSING\n", ""))
                .isEqualTo(Outcome.FAIL);
    }

    @Test
    void aBackendThatIsDownIsNoWorkerInError() throws ConditionException {
        Condition condition =
                read(
                        "N=$("
                                + LIST
                                + " | \\\n  jq '[.workers[] | select(.status==\"error\" or"
                                + " .status==\"offline\")] | length')\n\n"
                                + "[ \"$N\" -eq 0 ] && echo \"OK\" || echo \"ERROR_STATE: $N workers\"",
                        "No workers in error or offline state");
        assertThat(condition.origin()).isEqualTo(Origin.SENTINEL);
        assertThat(outcome(condition, 0, "ERROR_STATE: 2 workers", "")).isEqualTo(Outcome.FAIL);
        assertThat(
                        outcome(
                                condition,
                                0,
                                "ERROR_STATE:  workers",
                                "bash: line 4: [: : integer expression expected"))
                .isEqualTo(Outcome.ERROR);
    }
}
