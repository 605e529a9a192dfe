package dev.preflight.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The REST API of a service. docs/rest.md describes it. */
final class ServiceApi {
    private static final int CONNECT_MILLIS = 4_000;
    // Together with the wait that a request asks for, less than a person waits after Ctrl-C.
    private static final int READ_MILLIS = 6_000;
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private final String base;
    private final @Nullable String key;

    private ServiceApi(String base, @Nullable String key) {
        this.base = base;
        this.key = key;
    }

    /**
     * What a service has answered.
     *
     * @param location of what was made; null if nothing was
     * @param retryAfter how long to leave it alone; null if it does not say so
     */
    @SuppressWarnings("ArrayRecordComponent") // Passed on as it came, and never compared.
    record Answer(
            int status, byte[] body, @Nullable String location, @Nullable Duration retryAfter) {
        boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        /** Whether the same request may succeed later. */
        boolean isBusy() {
            return status == 429 || status == 503;
        }
    }

    /**
     * A service.
     *
     * @param key that it is shown; null for none
     */
    static ServiceApi at(String url, @Nullable String key) throws UsageException {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException malformed) {
            throw new UsageException("--server %s: is no URL".formatted(url));
        }
        boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!isHttp || uri.getHost() == null || uri.getQuery() != null) {
            throw new UsageException(
                    "--server %s: write it as in http://127.0.0.1:8420".formatted(url));
        }
        if (uri.getUserInfo() != null) {
            throw new UsageException("--server: a key does not belong into the URL, others see it");
        }
        return new ServiceApi(url.endsWith("/") ? url.substring(0, url.length() - 1) : url, key);
    }

    /** Where something of it is, for people. */
    String url(String path) {
        return base + path;
    }

    Answer get(String path) throws IOException {
        HttpURLConnection connection = open(path);
        return answer(connection);
    }

    /** Sends JSON; what has the same key is done once, however often it is sent. */
    Answer post(String path, byte[] json, String idempotencyKey) throws IOException {
        HttpURLConnection connection = open(path);
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setRequestProperty("Idempotency-Key", idempotencyKey);
        // Or else the JDK sends it again by itself when the connection breaks.
        connection.setFixedLengthStreamingMode(json.length);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(json);
        }
        return answer(connection);
    }

    private HttpURLConnection open(String path) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url(base, path).openConnection();
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        // The key is for this service, and not for where it may point.
        connection.setInstanceFollowRedirects(false);
        connection.setRequestProperty("Accept", "*/*");
        if (key != null) {
            connection.setRequestProperty("Authorization", "Bearer " + key);
        }
        return connection;
    }

    private static URL url(String base, String path) throws MalformedURLException {
        return URI.create(base + path).toURL();
    }

    private static Answer answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        return new Answer(
                status,
                body(status < 400 ? connection.getInputStream() : connection.getErrorStream()),
                connection.getHeaderField("Location"),
                seconds(connection.getHeaderField("Retry-After")));
    }

    private static byte[] body(@Nullable InputStream stream) throws IOException {
        if (stream == null) {
            return new byte[0];
        }
        try (stream) {
            byte[] body = stream.readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                throw new IOException("an answer of more than " + MOST_BYTES + " bytes");
            }
            return body;
        }
    }

    private static @Nullable Duration seconds(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,4}")
                ? Duration.ofSeconds(Integer.parseInt(text))
                : null;
    }
}
