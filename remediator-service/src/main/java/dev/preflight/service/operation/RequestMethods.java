package dev.preflight.service.operation;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/** Keeps a stranger from making a series of metrics for every method that he makes up. */
@Singleton
class RequestMethods {
    private static final Set<String> KNOWN =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    @Produces
    @Singleton
    MeterFilter known() {
        return MeterFilter.replaceTagValues(
                "method", method -> KNOWN.contains(method) ? method : "OTHER");
    }
}
