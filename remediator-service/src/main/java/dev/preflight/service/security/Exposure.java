package dev.preflight.service.security;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps the service from starting where others could reach it and would not be asked who they are.
 */
@Singleton
public class Exposure {
    private final String host;
    private final Authentication authentication;

    Exposure(
            @ConfigProperty(name = "quarkus.http.host") String host,
            Authentication authentication) {
        this.host = host;
        this.authentication = authentication;
    }

    void require(
            @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE)
                    StartupEvent beforeListening) {
        requireLoopbackOr(authentication.isConfigured(), host);
    }

    static void requireLoopbackOr(boolean callersAreAsked, String host) {
        if (!callersAreAsked && !isLoopback(host)) {
            throw new ConfigurationException(
                    "quarkus.http.host: the service does not listen on '%s' without asking who is calling; set preflight.security.keys.NAME.hash and .role, or quarkus.oidc.auth-server-url and quarkus.oidc.tenant-enabled=true, or leave it at 127.0.0.1 (docs/security.md)"
                            .formatted(host));
        }
    }

    static boolean isLoopback(String host) {
        try {
            return !host.isBlank() && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException nowhere) {
            return false;
        }
    }
}
