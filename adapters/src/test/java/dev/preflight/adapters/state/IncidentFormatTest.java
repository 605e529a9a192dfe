package dev.preflight.adapters.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.preflight.core.check.CheckId;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.incident.Attempt;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.incident.IncidentId;
import dev.preflight.core.incident.RemediationState;
import dev.preflight.core.runbook.RunbookId;
import dev.preflight.core.target.TargetId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same format as the file's; {@link FileLedgerTest} tries it in more ways. */
class IncidentFormatTest {
    private static final TargetId SHOP = new TargetId("unix:///var/run/docker.sock#shop");
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:03.123456789Z");

    @ParameterizedTest
    @MethodSource("dev.preflight.adapters.state.FileLedgerTest#states")
    void readsWhatItWrote(RemediationState state) throws Exception {
        Incident incident = incident(state, "restarted \u00e4 \ud83d \u0000\n");

        assertThat(IncidentFormat.read(SHOP, IncidentFormat.write(incident))).isEqualTo(incident);
    }

    @Test
    void readsTheStepsThatItWrote() throws Exception {
        List<ActionReport> actions = List.of(action("line 1\nline 2"), action(""));

        assertThat(IncidentFormat.readActions(IncidentFormat.writeActions(actions)))
                .isEqualTo(actions);
        assertThat(IncidentFormat.readActions(IncidentFormat.writeActions(List.of()))).isEmpty();
    }

    @Test
    void keepsToOneLine() {
        assertThat(IncidentFormat.write(incident(new RemediationState.Verifying(), "a\nb")))
                .startsWith("{\"id\":\"i1\",")
                .doesNotContain("\n");
    }

    @Test
    void letsTextsGoRatherThanGrowBeyondItsBound() throws Exception {
        String large = "x".repeat(IncidentFormat.MOST_CHARS);
        Incident written = incident(new RemediationState.Verifying(), large);
        Incident read = IncidentFormat.read(SHOP, IncidentFormat.write(written));

        assertThat(read.attempts().get(0).actions()).containsExactly(action(""));
        assertThat(IncidentFormat.readActions(IncidentFormat.writeActions(List.of(action(large)))))
                .containsExactly(action(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"id\":\"i1\"} x", "{\"id\":\" \"}"})
    void refusesWhatItDidNotWrite(String text) {
        assertThatThrownBy(() -> IncidentFormat.read(SHOP, text))
                .isInstanceOf(MalformedException.class);
    }

    private static Incident incident(RemediationState state, String detail) {
        return new Incident(
                new IncidentId("i1"),
                SHOP,
                new RunbookId("workers"),
                new CheckId("backend-api"),
                NOW,
                List.of(new Attempt(1, NOW, NOW, null, List.of(action(detail)), "FAIL: gone")),
                List.of(NOW),
                NOW,
                state);
    }

    private static ActionReport action(String detail) {
        return new ActionReport("restart", "w1", ActionReport.Result.DONE, detail);
    }
}
