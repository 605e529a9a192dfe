package dev.preflight.it.service;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.preflight.adapters.leak.LeakyStack;
import dev.preflight.adapters.leak.Planted;
import dev.preflight.adapters.leak.SecretScan;
import dev.preflight.it.command.PackagedCli;
import dev.preflight.it.service.ServiceClient.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a stack that tells everything makes the packaged service say, write and remember. Needs no
 * container engine: the stack is one.
 */
class SecretsIT {
    private static final List<String> FORMATS =
            List.of("human", "json", "junit", "tap", "nagios", "prometheus", "markdown", "github");

    // Its own, which it signs its messages with and shows to those that it tells.
    private static final String SIGNATURE = "Wd5tHx8Kn3vBq7Sz";
    private static final String HEADER = "Lg9cPy2Fm6jRu4Aw";
    private static final String WEBHOOK = "Xk8sVh4Tb7nQe2Dm";

    private static final int SILENCE_MILLIS = 1_500;

    @TempDir private Path project;
    @TempDir private Path scratch;

    private LeakyStack stack;
    private Webhook webhook;
    private PackagedCli cli;
    private WatchingService service;

    @BeforeEach
    void start() throws Exception {
        stack = LeakyStack.start();
        webhook = Webhook.open();
        Files.writeString(project.resolve("leaky.yaml"), stack.runbook());
        Files.writeString(project.resolve("gossip.txt"), Planted.gossip());
        // What the cure exports is told by later runs, too, which do not get it themselves.
        Files.writeString(project.resolve("made.txt"), Planted.EXPORT.secret());
        Files.writeString(project.resolve("to-be-told.txt"), Planted.EXPORT.told());
        Files.writeString(project.resolve(".env.sandbox"), Planted.SANDBOX.file());
        Files.writeString(project.resolve(".env"), Planted.ENV_FILE.file());
        cli = PackagedCli.launched(scratch.resolve("cli"));
        for (Planted place :
                List.of(Planted.ENVIRONMENT, Planted.LINES, Planted.OPTION, Planted.ADDRESS)) {
            for (Map.Entry<String, String> variable : place.variables().entrySet()) {
                cli = cli.with(variable.getKey(), variable.getValue());
            }
        }
        service =
                new WatchingService(cli, project, project)
                        .set("preflight.runbook-directory", project.toString())
                        .target("runbooks", "leaky.yaml")
                        .target("project", LeakyStack.PROJECT)
                        .target("interval", "2s")
                        .target(
                                "engine",
                                "tcp://ann:%s@127.0.0.1:%d"
                                        .formatted(Planted.ADDRESS.secret(), stack.port()))
                        .set("preflight.notify.test.url", webhook.url())
                        .set("preflight.notify.test.on", "opened,attempt,waiting,failed,escalated")
                        .set("preflight.notify.test.secret", SIGNATURE)
                        .set("preflight.notify.test.headers.Authorization", "Bearer " + HEADER)
                        .set("preflight.notify.gone.url", "http://127.0.0.1:1/hooks/" + WEBHOOK);
    }

    @AfterEach
    void close() {
        cli.endAll();
        stack.close();
        webhook.close();
    }

    @Test
    void areInNoAnswerNoMessageNoLogAndNotInTheLedger() throws Exception {
        // Given
        service.start();

        // When
        await().atMost(Duration.ofSeconds(60)).until(this::hasGivenUp);
        Map<String, String> said = answers();
        said.put("the live stream", liveStream());
        said.put("messages", webhook.transcript());
        service.kill();
        said.put("its log", service.log());

        // Then
        SecretScan scan = SecretScan.ofAll();
        Map.of("signature", SIGNATURE, "header", HEADER, "webhook", WEBHOOK).forEach(scan::know);
        said.forEach(scan::text);
        scan.files(scratch);
        assertThat(scan.found()).isEmpty();

        // And they would have been found
        assertThat(notesIn(requireNonNull(said.get("format=json"))))
                .contains(Planted.ENVIRONMENT, Planted.SANDBOX, Planted.CONTAINER, Planted.EXPORT);
        assertThat(notesIn(requireNonNull(said.get("messages")))).isNotEmpty();
        assertThat(notesIn(requireNonNull(said.get("an incident")))).isNotEmpty();
        assertThat(notesIn(ledger())).isNotEmpty();
        assertThat(said.get("the live stream")).contains("nothing-is-told");
        assertThat(said.get("its log")).contains("event=escalated", "nothing-is-told");
    }

    private boolean hasGivenUp() {
        return Stream.of("nothing-is-told", "database-runs")
                        .allMatch(it -> service.ledger().stateOf(it).equals("EXHAUSTED"))
                && webhook.toldOf("incident.escalated").stream()
                        .anyMatch(it -> it.toString().contains("nothing-is-told"));
    }

    private Map<String, String> answers() {
        ServiceClient client = service.client();
        Map<String, String> answers = new LinkedHashMap<>();
        Answer run =
                client.post(
                        "/api/v1/runs?wait=60s",
                        """
                        {"runbook": "leaky.yaml", "target": "lab", "mode": "check",
                         "vars": {"ADDRESS_PASSWORD": "%s"}}
                        """
                                .formatted(Planted.ADDRESS.secret()));
        assertThat(run.status()).as(run.body()).isEqualTo(200);
        answers.put("a run", run.body());
        JsonNode runs =
                LedgerView.parse(client.get("/api/v1/runs").body(), JsonNode.class).get("runs");
        for (JsonNode each : runs) {
            String href = each.get("href").textValue();
            answers.put(href, client.get(href).body());
        }
        String href = finished(runs).get("href").textValue();
        for (String format : FORMATS) {
            Answer report = client.get(href + "?format=" + format);
            assertThat(report.status()).as(report.body()).isEqualTo(200);
            answers.put("format=" + format, report.body());
        }
        answers.put(
                "an incident",
                client.get(service.ledger().latestOf("nothing-is-told").href()).body());
        for (LedgerView.Incident incident : service.ledger().incidents()) {
            answers.put(incident.href(), client.get(incident.href()).body());
        }
        for (String path :
                List.of(
                        "/api/v1/runs",
                        "/api/v1/incidents",
                        "/api/v1/pauses",
                        "/api/v1/audit",
                        "/api/v1/targets",
                        "/api/v1/runbooks",
                        "/api/v1/runbooks/leaky.yaml",
                        "/q/metrics",
                        "/q/health",
                        "/q/openapi")) {
            Answer answer = client.get(path);
            assertThat(answer.status()).as(path).isIn(200, 503);
            answers.put(path, answer.body());
        }
        return answers;
    }

    // The latest may be under way: the service checks, too.
    private static JsonNode finished(JsonNode runs) {
        for (JsonNode run : runs) {
            if (run.get("state").textValue().equals("finished")) {
                return run;
            }
        }
        throw new AssertionError("none of these is finished: " + runs);
    }

    private String liveStream() throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection)
                        URI.create(service.client().url() + "/api/v1/events")
                                .toURL()
                                .openConnection();
        connection.setRequestProperty("Last-Event-ID", "0");
        connection.setRequestProperty("Accept", "text/event-stream");
        connection.setReadTimeout(SILENCE_MILLIS);
        StringBuilder heard = new StringBuilder();
        byte[] chunk = new byte[8192];
        try (InputStream stream = connection.getInputStream()) {
            for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
                heard.append(new String(chunk, 0, read, StandardCharsets.UTF_8));
            }
        } catch (SocketTimeoutException silence) {
            // It has told all that had happened.
            return heard.toString();
        }
        return heard.toString();
    }

    private String ledger() throws IOException {
        StringBuilder bytes = new StringBuilder();
        try (Stream<Path> files = Files.walk(cli.stateDirectory().resolve("service"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return bytes.toString();
    }

    private static List<Planted> notesIn(String text) {
        return new ArrayList<>(
                Arrays.stream(Planted.values()).filter(it -> text.contains(it.note())).toList());
    }
}
