package dev.preflight.service.security;

import dev.preflight.service.config.PreflightConfig;
import io.vertx.core.net.HostAndPort;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The hosts that requests may be for. A page of another site may have its own name point here; the
 * Host header tells. On loopback, where whoever can connect may do everything, only loopback names
 * are answered. Elsewhere everybody is asked who they are, which such a page cannot say: names are
 * checked only if there are configured ones.
 */
@Singleton
public class Hosts {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final boolean any;
    private final Set<String> names = new HashSet<>(LOOPBACK);

    @Inject
    Hosts(PreflightConfig config, @ConfigProperty(name = "quarkus.http.host") String listening) {
        this(config.security().hosts().orElse(List.of()), listening);
    }

    Hosts(Collection<String> configured, String listening) {
        any = configured.isEmpty() && !Exposure.isLoopback(listening);
        configured.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    }

    /** Whether a request for it is answered. */
    public boolean include(@Nullable HostAndPort host) {
        return any || (host != null && names.contains(host.host().toLowerCase(Locale.ROOT)));
    }
}
