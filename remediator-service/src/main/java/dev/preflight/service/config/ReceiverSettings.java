package dev.preflight.service.config;

import dev.preflight.service.config.PreflightConfig.ReceiverConfig;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Holds the settings of receivers to what they must be. URLs, header values and secrets are not in
 * what it says about them.
 */
final class ReceiverSettings {
    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(100);
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(1);
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private ReceiverSettings() {}

    static void require(String name, ReceiverConfig receiver) {
        Settings.requireName("notify", "a receiver", name);
        String key = "notify." + name;
        requireUrl(key + ".url", receiver.url());
        Duration timeout = receiver.timeout();
        if (timeout.compareTo(SHORTEST_TIMEOUT) < 0 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw Settings.wrong(
                    key + ".timeout", "must be from 100 ms to one minute, not " + timeout);
        }
        receiver.headers().forEach((header, value) -> requireHeader(key, header, value));
    }

    /** An absolute URL, http or https, with a host. */
    static void requireUrl(String key, String url) {
        URI uri = parsed(url).orElse(null);
        if (uri == null || uri.getScheme() == null || !SCHEMES.contains(uri.getScheme())) {
            throw Settings.wrong(key, "must be an http or https URL; what it is is not shown");
        }
        if (uri.getHost() == null) {
            throw Settings.wrong(key, "must name a host; what it is is not shown");
        }
        if (uri.getRawUserInfo() != null) {
            throw Settings.wrong(
                    key, "must be without user and password; a header can say who is calling");
        }
    }

    private static Optional<URI> parsed(String url) {
        try {
            return Optional.of(new URI(url));
        } catch (URISyntaxException malformed) {
            // Its message has the URL in it.
            return Optional.empty();
        }
    }

    private static void requireHeader(String key, String header, String value) {
        try {
            HttpRequest.newBuilder().setHeader(header, value);
        } catch (IllegalArgumentException refused) {
            // Its message may have the value in it.
            throw Settings.wrong(
                    "%s.headers.\"%s\"".formatted(key, header),
                    "must be a header that can be set, and its value one line");
        }
    }
}
