package dev.preflight.service.security;

import io.vertx.core.http.HttpServerRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells requests that a page of another site makes a browser send. That of a form needs no consent
 * of ours, and where nobody is asked who they are it would count.
 *
 * @see <a href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata</a>
 */
public final class CrossSite {
    // By a script of this very service, or by hand.
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private CrossSite() {}

    /** Whether it wants to change something, and does not come from where it goes to. */
    public static boolean forged(HttpServerRequest request) {
        return forged(
                request.method().name(),
                request.getHeader("Sec-Fetch-Site"),
                request.getHeader("Origin"),
                request.getHeader("Host"));
    }

    static boolean forged(
            String method, @Nullable String site, @Nullable String origin, @Nullable String host) {
        if (AccessRules.reads(method)) {
            return false;
        }
        if (site != null) {
            return !OWN.contains(site);
        }
        // Browsers of before 2023 say no more than this, and other clients not even this.
        return origin != null && !isAt(host, origin);
    }

    private static boolean isAt(@Nullable String host, String origin) {
        return host != null
                && (origin.equalsIgnoreCase("http://" + host)
                        || origin.equalsIgnoreCase("https://" + host));
    }
}
