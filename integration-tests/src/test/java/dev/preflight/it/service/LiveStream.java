package dev.preflight.it.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Follows the live stream of a service, on a thread of its own, for as long as the service lives.
 */
final class LiveStream {
    private static final String DATA = "data:";
    // Longer than between two of the comments that show that it lives.
    private static final int SILENCE_MILLIS = 60_000;

    private final List<Heard> heard = new CopyOnWriteArrayList<>();

    /** An event. */
    record Heard(long id, String type, Instant time, String incident, String subject) {
        private static Heard parse(String json) {
            JsonNode event = LedgerView.parse(json, JsonNode.class);
            return new Heard(
                    Long.parseLong(event.get("id").textValue()),
                    event.get("type").textValue().replaceFirst("dev\\.preflight\\.", ""),
                    Instant.parse(event.get("time").textValue()),
                    event.path("incident").asText(),
                    event.path("subject").asText());
        }
    }

    private LiveStream() {}

    /** Begins with all that was recorded after that event; 0 is before all. */
    static LiveStream after(long id, ServiceClient client) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection)
                            URI.create(client.url() + "/api/v1/events").toURL().openConnection();
            connection.setRequestProperty("Last-Event-ID", String.valueOf(id));
            connection.setRequestProperty("Accept", "text/event-stream");
            connection.setReadTimeout(SILENCE_MILLIS);
            LiveStream stream = new LiveStream();
            BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(
                                    connection.getInputStream(), StandardCharsets.UTF_8));
            Thread reader = new Thread(() -> stream.read(lines), "live-stream");
            reader.setDaemon(true);
            reader.start();
            return stream;
        } catch (IOException e) {
            throw new UncheckedIOException(client.url(), e);
        }
    }

    private void read(BufferedReader lines) {
        try (lines) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(DATA)) {
                    heard.add(Heard.parse(line.substring(DATA.length())));
                }
            }
        } catch (IOException ended) {
            // The service was killed.
            return;
        }
    }

    /** All so far. */
    List<Heard> heard() {
        return List.copyOf(heard);
    }

    /** The types of what happened to a check, in their order. */
    List<String> typesOf(String check) {
        return typesOf(check, 0);
    }

    /** The same, without the first so many events. */
    List<String> typesOf(String check, int skipped) {
        return heard.stream()
                .skip(skipped)
                .filter(it -> it.subject().endsWith("/" + check))
                .map(Heard::type)
                .toList();
    }
}
