package dev.preflight.it.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Talks to a backend through the port that it is published on.
 *
 * @param port on this machine
 */
record BackendClient(int port) {
    private static final Pattern WORKER_ID = Pattern.compile("\"worker_id\":\"([^\"]*)\"");
    private static final int TIMEOUT_MILLIS = 5_000;

    /**
     * The body of the answer.
     *
     * @throws UncheckedIOException when there is no answer in time or its status is not 200
     */
    String get(String path) {
        try {
            HttpURLConnection connection = open(path);
            try (InputStream body = connection.getInputStream()) {
                return new String(body.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("GET " + path + " on port " + port, e);
        }
    }

    boolean answers() {
        try {
            get("/api/v1/health");
            return true;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** The workers in either shape of the list; none when there is no answer. */
    List<String> listedWorkers() {
        try {
            return WORKER_ID
                    .matcher(get("/api/v1/workers"))
                    .results()
                    .map(id -> id.group(1))
                    .toList();
        } catch (UncheckedIOException e) {
            return List.of();
        }
    }

    private HttpURLConnection open(String path) throws IOException {
        URI uri = URI.create("http://localhost:" + port + path);
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setInstanceFollowRedirects(false);
        return connection;
    }
}
