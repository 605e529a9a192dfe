package dev.preflight.service.security;

import dev.preflight.service.security.ApiKeys.Holder;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Says whose key it is. */
@Singleton
class ApiKeyIdentityProvider implements IdentityProvider<ApiKeyRequest> {
    private final Authentication authentication;

    ApiKeyIdentityProvider(Authentication authentication) {
        this.authentication = authentication;
    }

    @Override
    public Class<ApiKeyRequest> getRequestType() {
        return ApiKeyRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            ApiKeyRequest request, AuthenticationRequestContext context) {
        return authentication
                .keys()
                .holder(request.key())
                .map(holder -> Uni.createFrom().item(identity(holder)))
                .orElseGet(() ->
                        Uni.createFrom().failure(new AuthenticationFailedException("unknown key")));
    }

    private static SecurityIdentity identity(Holder holder) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(holder.name()))
                .addRole(Roles.word(holder.role()))
                .build();
    }
}
