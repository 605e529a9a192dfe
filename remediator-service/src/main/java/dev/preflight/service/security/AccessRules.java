package dev.preflight.service.security;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What it takes to do something somewhere. Whatever has no rule here is not served: an endpoint
 * that is added without one answers nobody.
 */
final class AccessRules {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    // Exactly these: whoever orchestrates the service has no key, and learns only its health.
    private static final Set<String> OPEN =
            Set.of("/q/health", "/q/health/live", "/q/health/ready", "/q/health/started");

    private static final Pattern SERVED =
            Pattern.compile(
                    "/(api/v1/.+|q/metrics|q/openapi(\\.json|\\.ya?ml)?|q/swagger-ui(/.*)?)");

    private AccessRules() {}

    /**
     * The rule for a request.
     *
     * @param path normalized: without dot segments, and with nothing encoded that need not be
     * @return empty if there is none, so that it is to be refused
     */
    static Optional<Access> of(String method, String path) {
        boolean reads = READING.contains(method);
        if (OPEN.contains(path)) {
            return reads ? Optional.of(Access.OPEN) : Optional.empty();
        }
        // Who may look and who may order depends on the method alone, so that no way of writing a
        // path makes a difference.
        return SERVED.matcher(path).matches()
                ? Optional.of(reads ? Access.VIEWER : Access.OPERATOR)
                : Optional.empty();
    }

    /** Whether a request with this method changes nothing. */
    static boolean reads(String method) {
        return READING.contains(method);
    }
}
