package dev.preflight.service.security;

import io.vertx.core.MultiMap;

/**
 * What every answer tells a browser: to run nothing, frame nothing, guess nothing, keep nothing.
 */
public final class SecurityHeaders {
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    // Its page has a script and styles in it.
    private static final String SWAGGER_UI = "/q/swagger-ui";
    private static final String SWAGGER_UI_ALONE =
            "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    private SecurityHeaders() {}

    /** Adds them to those of an answer at a path. */
    public static void addTo(MultiMap headers, String path) {
        headers.set("X-Content-Type-Options", "nosniff")
                .set("X-Frame-Options", "DENY")
                .set("Referrer-Policy", "no-referrer")
                .set("Cross-Origin-Resource-Policy", "same-origin")
                .set("Cache-Control", "no-store")
                .set(
                        "Content-Security-Policy",
                        path.startsWith(SWAGGER_UI) ? SWAGGER_UI_ALONE : NOTHING);
    }
}
