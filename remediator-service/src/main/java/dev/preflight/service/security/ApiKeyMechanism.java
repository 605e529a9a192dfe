package dev.preflight.service.security;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code Authorization: Bearer pf_...}. Asked before OpenID's mechanism, to which it leaves every
 * other bearer token.
 */
@Singleton
class ApiKeyMechanism implements HttpAuthenticationMechanism {
    /** What a caller is told who is not known. */
    static final String CHALLENGE = "Bearer realm=\"preflight\"";

    private static final String SCHEME = "bearer ";

    private final Authentication authentication;

    ApiKeyMechanism(Authentication authentication) {
        this.authentication = authentication;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            RoutingContext context, IdentityProviderManager identities) {
        return authentication.keys().isEmpty()
                ? Uni.createFrom().nullItem()
                : key(context.request().getHeader("Authorization"))
                        .map(key -> identities.authenticate(new ApiKeyRequest(key)))
                        .orElseGet(() -> Uni.createFrom().nullItem());
    }

    /** The key in a header, if it is one and not another kind of token. */
    static Optional<String> key(@Nullable String header) {
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return Optional.empty();
        }
        String token = header.substring(SCHEME.length()).strip();
        return token.startsWith(ApiKeys.PREFIX) ? Optional.of(token) : Optional.empty();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", CHALLENGE));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(ApiKeyRequest.class);
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom()
                .item(
                        new HttpCredentialTransport(
                                HttpCredentialTransport.Type.AUTHORIZATION, "bearer", "key"));
    }

    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1000;
    }
}
