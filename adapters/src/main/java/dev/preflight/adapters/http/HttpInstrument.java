package dev.preflight.adapters.http;

import dev.preflight.adapters.probe.HostNames;
import dev.preflight.core.probe.HttpProbe;
import dev.preflight.core.probe.Observation;
import dev.preflight.core.probe.Unobserved;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.time.Duration;

/**
 * Asks by HTTP GET: no redirects followed, nothing cached, no connection kept. Every complete
 * answer is one, whatever its status.
 *
 * <p>A TLS failure is {@code UNABLE}: that this side does not trust a certificate says nothing of
 * whether the other side is fit, and no restart mends it. A server that closes the connection
 * without a word is asked once more: the JDK does so and cannot be told not to. Of a name of this
 * machine all addresses are tried, of others the first: at another one the JDK would ask for
 * another site.
 */
public final class HttpInstrument {
    private static final int HIGHEST_PORT = 65_535;

    private final HostNames names;

    public HttpInstrument() {
        this(HostNames.ofThisMachine());
    }

    HttpInstrument(HostNames names) {
        this.names = names;
    }

    /**
     * The answer to the probe.
     *
     * @param timeout for all of it, from resolving the name to the last byte
     */
    public Observation observe(HttpProbe probe, Duration timeout) throws InterruptedException {
        URL url;
        try {
            url = urlOf(probe.url());
        } catch (URISyntaxException | MalformedURLException | IllegalArgumentException malformed) {
            return new Unobserved(
                    Unobserved.Reason.UNABLE,
                    probe.describe() + " is no usable URL: " + malformed.getMessage());
        }
        return new HttpExchange(probe.url(), url, names, timeout).within(timeout);
    }

    private static URL urlOf(String text) throws URISyntaxException, MalformedURLException {
        URI uri = new URI(text);
        String scheme = uri.getScheme();
        if (!"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme)) {
            throw new MalformedURLException("it must start with http:// or https://");
        }
        // The host is the URL's: a URI has none with an underscore, which compose services have.
        URL url = new URI(uri.toASCIIString()).toURL();
        if (url.getHost().isEmpty()) {
            throw new MalformedURLException("it names no host");
        }
        if (url.getPort() > HIGHEST_PORT) {
            throw new MalformedURLException("there is no port " + url.getPort());
        }
        return url;
    }
}
