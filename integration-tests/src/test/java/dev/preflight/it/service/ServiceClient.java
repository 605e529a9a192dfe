package dev.preflight.it.service;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Asks a service.
 *
 * @param url where it is
 * @param headers sent with every request
 */
public record ServiceClient(String url, Map<String, String> headers) {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int READ_MILLIS = 90_000;

    public ServiceClient {
        headers = Map.copyOf(headers);
    }

    /** An answer, whatever its status. */
    public record Answer(int status, String body) {}

    static ServiceClient of(String url) {
        return new ServiceClient(url, Map.of());
    }

    ServiceClient with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new ServiceClient(url, more);
    }

    public Answer get(String path) {
        return ask("GET", path, "");
    }

    Answer delete(String path) {
        return ask("DELETE", path, "");
    }

    public Answer post(String path, String json) {
        return with("Content-Type", "application/json").ask("POST", path, json);
    }

    /** Waits until it answers that it is ready. */
    void awaitReady() {
        await().atMost(Duration.ofMinutes(1))
                .ignoreException(UncheckedIOException.class)
                .until(() -> get("/q/health/ready").status() == 200);
    }

    private Answer ask(String method, String path, String body) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url + path).toURL().openConnection();
            connection.setRequestMethod(method);
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(READ_MILLIS);
            headers.forEach(connection::setRequestProperty);
            if (!body.isEmpty()) {
                connection.setDoOutput(true);
                connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            }
            int status = connection.getResponseCode();
            try (InputStream in =
                    status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                String text =
                        in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
                return new Answer(status, text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(url + path, e);
        }
    }
}
