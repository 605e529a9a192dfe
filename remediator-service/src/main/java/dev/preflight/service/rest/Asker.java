package dev.preflight.service.rest;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;

/** Who sent the request at hand, by name. */
@Singleton
class Asker {
    static final String NOBODY = "anonymous";

    private final SecurityIdentity identity;

    Asker(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The name of the key or user; {@code anonymous} where nobody is asked. */
    String name() {
        return identity.isAnonymous() ? NOBODY : identity.getPrincipal().getName();
    }
}
