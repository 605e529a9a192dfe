package dev.preflight.service;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.time.Duration;

/**
 * Asks the service on this machine whether it is ready, and exits with 0 if it is: a container's
 * health check for images that have no program for it. The port is that of {@code
 * QUARKUS_HTTP_PORT}, 8420 without it.
 */
public final class HealthProbe {
    private static final int PATIENCE = (int) Duration.ofSeconds(4).toMillis();
    private static final int READY = 200;

    private HealthProbe() {}

    /** Exits with 1 and a line that says why if the service is not ready. */
    public static void main(String... args) throws IOException {
        String port = System.getenv().getOrDefault("QUARKUS_HTTP_PORT", "8420");
        // By address: it is one of the names that the service answers to, and needs no resolver.
        URL url = URI.create("http://127.0.0.1:" + port + "/q/health/ready").toURL();
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        connection.setConnectTimeout(PATIENCE);
        connection.setReadTimeout(PATIENCE);
        int status = connection.getResponseCode();
        System.out.println(url + " answers with " + status);
        System.exit(status == READY ? 0 : 1);
    }
}
