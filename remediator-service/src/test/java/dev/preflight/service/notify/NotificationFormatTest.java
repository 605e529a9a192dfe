package dev.preflight.service.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.cure.ActionReport.Result;
import dev.preflight.core.incident.Attempt;
import dev.preflight.core.incident.RemediationState;
import dev.preflight.service.ledger.JournalEntry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NotificationFormatTest {
    private static final Path GOLDEN = Path.of("src/test/resources/notifications");
    private static final Path DOC = Path.of("../docs/notifications.md");

    private final MemoryIncidents incidents = new MemoryIncidents();
    private final Notifications notifications =
            new Notifications(
                    incidents,
                    (runbook, check) -> Optional.of(Checks.workerStates()),
                    URI.create("https://preflight.example.org/"));

    @Test
    void isThatOfTheGoldenFiles() throws IOException {
        Notification escalated = escalated();

        assertThat(BodyFormat.JSON.write(escalated)).isEqualTo(golden("escalated.json"));
        assertThat(BodyFormat.SLACK.write(escalated)).isEqualTo(golden("escalated.slack.json"));
    }

    @Test
    void isDocumentedAsItIs() throws IOException {
        String doc = Files.readString(DOC);

        assertThat(doc).contains("```json\n" + golden("escalated.json") + "```");
        assertThat(doc).contains("```json\n" + golden("escalated.slack.json") + "```");
    }

    @Test
    void callsNobodyWhateverATargetSaid() throws IOException {
        String said = "FAIL: <!channel> <@U024BE7LH> @here <https://evil.example|ok> & more";
        incidents.put(Incident3am.in(new RemediationState.Failing(), Incident3am.attempts(said)));

        String text = text(BodyFormat.SLACK.write(notification(Incident3am.REASON)));

        assertThat(text)
                .contains(
                        "&lt;!channel&gt; &lt;@\u200bU024BE7LH&gt; @\u200bhere &lt;https://evil.example|ok&gt; &amp; more")
                .doesNotContain("<", "@here");
    }

    @Test
    void isCutBetweenCharactersForAChat() throws IOException {
        String text = text(BodyFormat.SLACK.write(notification("&<>\uD83D\uDD25".repeat(900))));

        assertThat(text).hasSizeBetween(2950, 3000);
        assertThat(text).contains("...\nhttps://preflight.example.org/api/v1/incidents/");
        assertThat(text.replaceAll("&(amp|lt|gt);", "")).doesNotContain("&", "<", ">", "\uFFFD");
    }

    @Test
    void keepsTheEndOfLongDiagnosticsAndTheLastAttempts() throws IOException {
        List<Attempt> many =
                IntStream.rangeClosed(1, 100)
                        .mapToObj(it -> new Attempt(it, FakeClock.START, null, null, List.of(), ""))
                        .toList();
        incidents.put(Incident3am.in(new RemediationState.Failing(), many));
        incidents.diagnosed(
                Incident3am.ID,
                FakeClock.START,
                List.of(
                        new ActionReport(
                                "logs", "a", Result.DONE, "x".repeat(100_000) + "the end")));

        String body = BodyFormat.JSON.write(notification(Incident3am.REASON));

        JsonNode json = new JsonMapper().readTree(body);
        assertThat(json.path("attempts")).hasSize(20);
        assertThat(json.path("attempts").path(19).path("number").asInt()).isEqualTo(100);
        assertThat(json.path("diagnostics").path(0).path("detail").asText())
                .hasSize(4000)
                .startsWith("...")
                .endsWith("the end");
    }

    @Test
    void tellsOfAnIncidentThatCannotBeReadWhatTheJournalHas() throws IOException {
        incidents.isBroken();

        JsonNode json =
                new JsonMapper().readTree(BodyFormat.JSON.write(notification(Incident3am.REASON)));

        assertThat(json.path("guardrail").asText()).isEqualTo("BUDGET");
        assertThat(json.path("summary").asText()).contains("Given up: all 2 of 2 attempts");
        assertThat(json.path("attempts")).isEmpty();
    }

    @Test
    void tellsOfAnEntryThatSaysNothing() throws IOException {
        Notification it =
                notifications.of(
                        Incident3am.entry(7, JournalEntry.Type.INCIDENT_ESCALATED, "no JSON"));

        assertThat(it.summary()).contains("Given up: the reason is in the log");
    }

    private Notification escalated() {
        incidents.put(Incident3am.givenUp());
        incidents.diagnosed(Incident3am.ID, FakeClock.START, Incident3am.diagnostics());
        return notification(Incident3am.REASON);
    }

    private Notification notification(String reason) {
        return notifications.of(
                Incident3am.entry(
                        42, JournalEntry.Type.INCIDENT_ESCALATED, Incident3am.refusal(reason)));
    }

    private static String text(String body) throws IOException {
        return new JsonMapper().readTree(body).path("text").asText();
    }

    private static String golden(String name) throws IOException {
        return Files.readString(GOLDEN.resolve(name));
    }
}
