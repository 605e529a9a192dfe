package dev.preflight.service.rest;

import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Follows the live stream line by line, until it is cut. */
final class SseClient implements AutoCloseable {
    private final InputStream stream;
    private final Thread reader;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private SseClient(InputStream stream) {
        this.stream = stream;
        this.reader = new Thread(this::read, "sse-client");
        reader.setDaemon(true);
        reader.start();
    }

    static SseClient follow(String query, @Nullable String lastEventId) throws Exception {
        HttpResponse<InputStream> answer = ask(query, lastEventId);
        if (answer.statusCode() != 200) {
            throw new IOException("the stream was answered with " + answer.statusCode());
        }
        return new SseClient(answer.body());
    }

    static HttpResponse<InputStream> ask(String query, @Nullable String lastEventId)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                        URI.create(
                                "http://127.0.0.1:" + RestAssured.port + "/api/v1/events" + query));
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        // As curl and browsers do without TLS.
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return client.send(request.build(), BodyHandlers.ofInputStream());
    }

    private void read() {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            String line = in.readLine();
            while (line != null) {
                lines.add(line);
                line = in.readLine();
            }
        } catch (IOException cut) {
            lines.add("cut");
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    /** The values of a field of all events so far. */
    List<String> values(String field) {
        String start = field + ":";
        return lines().stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .toList();
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
