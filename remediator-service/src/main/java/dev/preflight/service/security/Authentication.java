package dev.preflight.service.security;

import dev.preflight.service.config.PreflightConfig;
import dev.preflight.service.config.Settings;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether callers are asked who they are, and how. */
@Singleton
class Authentication {
    private final ApiKeys keys;
    private final boolean openId;

    Authentication(
            PreflightConfig config,
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean openId) {
        this.keys = new ApiKeys(Settings.validated(config).security().keys());
        this.openId = openId;
    }

    /** Whether anybody is asked; if not, everybody who can reach the service is an operator. */
    boolean isConfigured() {
        return openId || !keys.isEmpty();
    }

    ApiKeys keys() {
        return keys;
    }
}
