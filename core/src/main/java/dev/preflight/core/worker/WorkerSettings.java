package dev.preflight.core.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The audit of a worker's environment. Every finding names the variable, what is wrong and what to
 * write instead; values are never shown, since a wrong one may be somebody's secret.
 */
public final class WorkerSettings {
    /** What a worker listens on when nothing is set. */
    public static final int DEFAULT_PORT = 5003;

    private static final Pattern HTTP_URL = Pattern.compile("https?://[^\\s/?#]+\\S*");
    private static final String PORT = "KTRDR_WORKER_PORT";
    private static final List<Setting> SETTINGS =
            List.of(
                    new Setting("KTRDR_WORKER_ID", "WORKER_ID"),
                    new Setting(PORT, "WORKER_PORT"),
                    new Setting("KTRDR_WORKER_ENDPOINT_URL", "WORKER_ENDPOINT_URL"),
                    new Setting("KTRDR_WORKER_PUBLIC_BASE_URL", "WORKER_PUBLIC_BASE_URL"));
    private static final List<String> API_URLS =
            List.of("KTRDR_API_URL", "KTRDR_API_CLIENT_BASE_URL");

    private record Setting(String name, String deprecated) {}

    private final Map<String, String> environment;

    public WorkerSettings(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Everything that is wrong; empty when all is well. */
    public List<String> findings() {
        List<String> findings = new ArrayList<>();
        SETTINGS.forEach(setting -> deprecation(setting).ifPresent(findings::add));
        if (port().isEmpty()) {
            findings.add(PORT + " is not a port: set it to a number from 1 to 65535");
        }
        for (String name : List.of("KTRDR_WORKER_ENDPOINT_URL", "KTRDR_WORKER_PUBLIC_BASE_URL")) {
            String value = effective(name);
            if (value != null && !HTTP_URL.matcher(value).matches()) {
                findings.add(name + " is not an http(s) URL: set it to one, or remove it");
            }
        }
        apiUrl().ifPresent(findings::add);
        return findings;
    }

    /** The port that the worker listens on; empty if what is set is no port. */
    public Optional<Integer> port() {
        String value = effective(PORT);
        if (value == null) {
            return Optional.of(DEFAULT_PORT);
        }
        if (!value.matches("[0-9]{1,5}")) {
            return Optional.empty();
        }
        int port = Integer.parseInt(value);
        return port >= 1 && port <= 65_535 ? Optional.of(port) : Optional.empty();
    }

    private Optional<String> deprecation(Setting setting) {
        String old = value(setting.deprecated());
        String current = value(setting.name());
        if (old == null) {
            return Optional.empty();
        }
        if (current != null && !current.equals(old)) {
            return Optional.of(
                    "%s and its deprecated name %s have different values: keep %s, remove %s"
                            .formatted(
                                    setting.name(), setting.deprecated(),
                                    setting.name(), setting.deprecated()));
        }
        return Optional.of(
                "%s is deprecated: name it %s".formatted(setting.deprecated(), setting.name()));
    }

    private Optional<String> apiUrl() {
        for (String name : API_URLS) {
            String value = value(name);
            if (value != null) {
                return HTTP_URL.matcher(value).matches()
                        ? Optional.empty()
                        : Optional.of(
                                name + " is not an http(s) URL: set it, as in http://backend:8000");
            }
        }
        return Optional.of("KTRDR_API_URL is not set: set it, as in http://backend:8000");
    }

    private @Nullable String effective(String name) {
        String current = value(name);
        if (current != null) {
            return current;
        }
        return SETTINGS.stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .map(setting -> value(setting.deprecated()))
                .orElse(null);
    }

    // Compose passes an unset variable on as an empty one.
    private @Nullable String value(String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
