package dev.preflight.service;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps the service from starting where others could reach it: it does not ask who they are. */
@Singleton
public class LoopbackOnly {
    private final String host;

    LoopbackOnly(@ConfigProperty(name = "quarkus.http.host") String host) {
        this.host = host;
    }

    void require(
            @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE)
                    StartupEvent beforeListening) {
        requireLoopback(host);
    }

    static void requireLoopback(String host) {
        if (!isLoopback(host)) {
            throw new ConfigurationException(
                    "quarkus.http.host: the service does not listen on '%s', since this version does not ask who is calling; leave it at 127.0.0.1, and put a proxy that does before it"
                            .formatted(host));
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return !host.isBlank() && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException nowhere) {
            return false;
        }
    }
}
