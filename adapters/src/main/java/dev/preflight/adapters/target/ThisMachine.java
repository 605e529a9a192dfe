package dev.preflight.adapters.target;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells what is on the machine that this runs on. */
final class ThisMachine {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private ThisMachine() {}

    /** The port of this machine that an HTTP URL is about; 0 if it is about none. */
    static int portOf(String url) {
        URI uri = parse(url);
        if (uri == null || !isNamedBy(uri)) {
            return 0;
        }
        if (uri.getPort() > 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? HTTPS : HTTP;
    }

    /**
     * Whether an engine may publish ports of this machine.
     *
     * @param runtime its endpoint; one that is no TCP address is taken to be here
     */
    static boolean hasEngine(String runtime) {
        if (!runtime.startsWith("tcp:")) {
            return true;
        }
        URI uri = parse(runtime);
        return uri != null && isNamedBy(uri);
    }

    private static boolean isNamedBy(URI uri) {
        String host = uri.getHost();
        return host != null
                && switch (host.toLowerCase(Locale.ROOT)) {
                    case "localhost", "127.0.0.1", "[::1]" -> true;
                    default -> false;
                };
    }

    private static @Nullable URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException malformed) {
            return null;
        }
    }
}
