package dev.preflight.it.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.preflight.it.command.Report.Action;
import dev.preflight.it.service.ServiceClient.Answer;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a service remembers, as it says over REST. */
record LedgerView(ServiceClient client) {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** What these tests look at in an incident. */
    record Incident(
            String id,
            String href,
            String target,
            String check,
            String state,
            String openedAt,
            @Nullable String guardrail,
            @Nullable String reason,
            @Nullable String escalatedAt,
            List<Attempt> attempts,
            List<Action> diagnostics,
            List<Moment> timeline) {

        /** What happened, as in {@code attempt.started}. */
        List<String> happened() {
            return timeline.stream().map(Moment::word).toList();
        }

        long times(String word) {
            return happened().stream().filter(word::equals).count();
        }
    }

    /** What these tests look at in an attempt. */
    record Attempt(int number, String startedAt, List<Action> actions, String verification) {}

    /** One entry of the journal. */
    record Moment(long sequence, String type, String at, JsonNode data) {
        String word() {
            return type.replaceFirst("dev\\.preflight\\.", "");
        }

        Instant time() {
            return Instant.parse(at);
        }

        Instant due() {
            return Instant.parse(data.get("dueAt").textValue());
        }
    }

    private record Page(List<Brief> incidents, @Nullable String next) {}

    /** What is looked at in an incident without its timeline. */
    record Brief(String id, String href, String check, String state, @Nullable String guardrail) {}

    /** Every incident with its timeline, the latest opened first. */
    List<Incident> incidents() {
        List<Incident> all = new ArrayList<>();
        @Nullable String path = "/api/v1/incidents?limit=100";
        while (path != null) {
            Page page = read(path, Page.class);
            page.incidents().forEach(it -> all.add(whole(it)));
            path = page.next();
        }
        return all;
    }

    /** The latest incidents of a target, the latest opened first. */
    List<Brief> latestOn(String target) {
        return read("/api/v1/incidents?limit=20&target=" + target, Page.class).incidents();
    }

    /** One of them with its timeline. */
    Incident whole(Brief incident) {
        return read(incident.href(), Incident.class);
    }

    /** The latest incident of the check, of which there must be one. */
    Incident latestOf(String check) {
        return read("/api/v1/incidents?limit=100", Page.class).incidents().stream()
                .filter(it -> it.check().equals(check))
                .findFirst()
                .map(it -> read(it.href(), Incident.class))
                .orElseThrow(() -> new AssertionError("no incident of " + check));
    }

    /** The state of the check's latest incident; empty if there was none. */
    String stateOf(String check) {
        return read("/api/v1/incidents?limit=100", Page.class).incidents().stream()
                .filter(it -> it.check().equals(check))
                .findFirst()
                .map(Brief::state)
                .orElse("");
    }

    /**
     * The value of the metric with all of these labels, as in {@code check="victim-runs"}; 0 for
     * what has not been counted yet, since a metric is there from its first count on.
     */
    double metric(String name, String... labels) {
        return client.get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + "{"))
                .filter(line -> List.of(labels).stream().allMatch(line::contains))
                .findFirst()
                .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .orElse(0.0);
    }

    /** The value of a metric without labels. */
    double gauge(String name) {
        return client.get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    private <T> T read(String path, Class<T> type) {
        Answer answer = client.get(path);
        if (answer.status() != 200) {
            throw new AssertionError(path + " answers " + answer);
        }
        return parse(answer.body(), type);
    }

    static <T> T parse(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(json, e);
        }
    }
}
