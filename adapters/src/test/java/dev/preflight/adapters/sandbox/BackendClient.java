package dev.preflight.adapters.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks a sandbox's backend what anybody could ask it. */
record BackendClient(URI backend) {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    record Answer(int status, String type, String body) {}

    static BackendClient of(Sandbox sandbox) {
        return new BackendClient(sandbox.backendUrl());
    }

    /** Each listed worker's id and status, in the current shape. */
    List<String> listed() throws IOException {
        List<String> workers = new ArrayList<>();
        for (JsonNode worker : new ObjectMapper().readTree(get("/api/v1/workers").body())) {
            workers.add(worker.get("worker_id").asText() + " " + worker.get("status").asText());
        }
        return workers;
    }

    Answer get(String path) throws IOException {
        return get(path, TIMEOUT);
    }

    Answer get(String path, Duration timeout) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) backend.resolve(path).toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout((int) timeout.toMillis());
        connection.setReadTimeout((int) timeout.toMillis());
        int status = connection.getResponseCode();
        return new Answer(status, connection.getContentType(), bodyOf(connection, status));
    }

    private static String bodyOf(HttpURLConnection connection, int status) throws IOException {
        try (InputStream body =
                status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            byte[] bytes = body.readAllBytes();
            // On Java 17 the connection itself takes a body that breaks off for a whole one.
            if (bytes.length < connection.getContentLengthLong()) {
                throw new EOFException("the body breaks off after " + bytes.length + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
