package dev.preflight.service.security;

import dev.preflight.service.config.PreflightConfig.Role;
import io.quarkus.security.identity.SecurityIdentity;
import java.util.Locale;

/** Roles as identities carry them. */
final class Roles {
    private Roles() {}

    /** As it stands in a token, or in the configuration. */
    static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    static boolean permit(SecurityIdentity identity, Access access) {
        return switch (access) {
            case OPEN -> true;
            case VIEWER ->
                    identity.hasRole(word(Role.VIEWER)) || identity.hasRole(word(Role.OPERATOR));
            case OPERATOR -> identity.hasRole(word(Role.OPERATOR));
        };
    }
}
