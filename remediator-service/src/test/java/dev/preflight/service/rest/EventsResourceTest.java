package dev.preflight.service.rest;

import static dev.preflight.service.rest.Api.problem;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.preflight.service.config.PreflightConfig;
import dev.preflight.service.ledger.Journal;
import dev.preflight.service.ledger.JournalEntry;
import dev.preflight.service.ledger.JournalEntry.Place;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other tests may leave events of other targets. */
@QuarkusTest
class EventsResourceTest {
    private static final String DEAD = "?target=dead";

    @Inject Journal journal;
    @Inject PreflightConfig config;

    private JournalEntry record(@Nullable String target) throws Exception {
        return journal.append(
                JournalEntry.Type.INCIDENT_OPENED,
                new Place(target, "shop.md", "a-check", "incident-of-" + target),
                "{\"state\":\"OPEN\",\"reopenings\":0}");
    }

    private List<String> record(@Nullable String target, int times) throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            ids.add(String.valueOf(record(target).sequence()));
        }
        return ids;
    }

    @Test
    void tellsWhatHappensFromNowOn() throws Exception {
        record("dead");
        try (SseClient client = SseClient.follow(DEAD, null)) {
            JournalEntry entry = record("dead");

            await().untilAsserted(() -> assertThat(client.lines()).hasSizeGreaterThan(3));
            assertThat(client.lines().subList(0, 4)).contains("");
            assertThat(client.values("id")).containsExactly(String.valueOf(entry.sequence()));
            assertThat(client.values("event")).containsExactly("dev.preflight.incident.opened");
            assertThat(client.values("data"))
                    .singleElement()
                    .satisfies(data ->
                            assertThat(new ObjectMapper().readTree(data))
                                    .hasToString(
                                            "{\"specversion\":\"1.0\",\"id\":\"%d\",\"source\":\"/targets/dead\",\"type\":\"dev.preflight.incident.opened\",\"subject\":\"shop.md/a-check\",\"time\":\"%s\",\"datacontenttype\":\"application/json\",\"partitionkey\":\"dead\",\"incident\":\"incident-of-dead\",\"data\":{\"state\":\"OPEN\",\"reopenings\":0}}"
                                                    .formatted(entry.sequence(), entry.at())));
        }
    }

    @Test
    void isResumedAfterACutWithoutLossOrRepetition() throws Exception {
        List<String> seen = new ArrayList<>();
        List<String> recorded = new ArrayList<>();
        try (SseClient first = SseClient.follow(DEAD, null)) {
            recorded.addAll(record("dead", 20));
            await().untilAsserted(() -> assertThat(first.values("id")).hasSizeGreaterThan(5));
            seen.addAll(first.values("id"));
        }
        recorded.addAll(record("dead", 150));

        try (SseClient second = SseClient.follow(DEAD, seen.get(seen.size() - 1))) {
            recorded.addAll(record("dead", 20));
            await().untilAsserted(() ->
                    assertThat(second.values("id")).contains(recorded.get(recorded.size() - 1)));
            seen.addAll(second.values("id"));
        }
        assertThat(seen).containsExactlyElementsOf(recorded);
    }

    @Test
    void takesThePlaceFromTheQueryOfClientsThatSetNoHeader() throws Exception {
        List<String> ids = record("dead", 3);

        try (SseClient client = SseClient.follow(DEAD + "&lastEventId=" + ids.get(0), null)) {
            await().untilAsserted(() ->
                    assertThat(client.values("id")).containsExactly(ids.get(1), ids.get(2)));
        }
        // As a browser does when it comes back.
        try (SseClient client = SseClient.follow(DEAD + "&lastEventId=0", ids.get(1))) {
            await().untilAsserted(
                            () -> assertThat(client.values("id")).containsExactly(ids.get(2)));
        }
    }

    @Test
    void keepsToATargetAndToWhatIsAboutAll() throws Exception {
        try (SseClient client = SseClient.follow(DEAD, null)) {
            record("lab");
            String all = record(null, 1).get(0);
            String own = record("dead", 1).get(0);

            await().untilAsserted(() -> assertThat(client.values("id")).containsExactly(all, own));
        }
    }

    @Test
    void saysWhatItCannotTell() throws Exception {
        try (SseClient client = SseClient.follow("", "999999999999")) {
            await().untilAsserted(() ->
                    assertThat(client.values("event"))
                            .first()
                            .isEqualTo("dev.preflight.stream.gap"));
        }
    }

    @Test
    void isKeptBackByNobodyOnTheWay() throws Exception {
        HttpResponse<InputStream> answer = SseClient.ask("", null);
        answer.body().close();

        assertThat(answer.headers().map())
                .containsEntry("cache-control", List.of("no-store"))
                .containsEntry("x-accel-buffering", List.of("no"))
                .containsEntry("content-type", List.of("text/event-stream"));
    }

    @Test
    void isBounded() throws Exception {
        List<SseClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < config.bounds().eventStreams(); i++) {
                clients.add(SseClient.follow("", null));
            }
            HttpResponse<InputStream> refused = SseClient.ask("", null);

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
            assertThat(new String(refused.body().readAllBytes(), StandardCharsets.UTF_8))
                    .contains(ProblemType.TOO_MANY_STREAMS.uri());
        } finally {
            for (SseClient client : clients) {
                client.close();
            }
        }
        // A reader that has gone makes room.
        await().untilAsserted(() -> SseClient.follow("", null).close());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1.5", "1 2", "9999999999999999999"})
    void takesNoOtherPlace(String place) {
        problem(
                given().header("Last-Event-ID", place).get("/api/v1/events"),
                ProblemType.INVALID_PARAMETER);
        problem(
                given().queryParam("lastEventId", place).get("/api/v1/events"),
                ProblemType.INVALID_PARAMETER);
    }

    @Test
    void knowsNoOtherTarget() {
        problem(get("/api/v1/events?target=nobody"), ProblemType.INVALID_PARAMETER);
    }

    @Test
    void canBeAskedForAsAStreamOnly() {
        problem(
                given().accept("application/json").get("/api/v1/events"),
                ProblemType.NOT_ACCEPTABLE);
    }
}
