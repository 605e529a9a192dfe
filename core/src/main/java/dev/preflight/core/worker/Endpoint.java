package dev.preflight.core.worker;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a worker says that it is reached.
 *
 * @param host name or address in lower case, without the brackets of IPv6
 * @param port -1 if it names none
 */
record Endpoint(String host, int port) {

    /** Reads a URL; null for one without a host, whose worker is then matched by its id alone. */
    static @Nullable Endpoint parse(@Nullable String url) {
        String authority = url == null ? null : authority(url);
        if (authority == null) {
            return null;
        }
        String address = authority.substring(authority.lastIndexOf('@') + 1);
        int colon = address.lastIndexOf(':');
        boolean hasPort = colon > address.lastIndexOf(']');
        String host = hasPort ? address.substring(0, colon) : address;
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return bare.isEmpty()
                ? null
                : new Endpoint(
                        bare.toLowerCase(Locale.ROOT),
                        hasPort ? port(address.substring(colon + 1)) : -1);
    }

    // Not URI.getHost: to it, a name with an underscore is no host, and to Docker it is.
    private static @Nullable String authority(String url) {
        try {
            return URI.create(url).getRawAuthority();
        } catch (IllegalArgumentException unusable) {
            return null;
        }
    }

    private static int port(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException none) {
            return -1;
        }
    }
}
