package dev.preflight.service.security;

import dev.preflight.service.config.PreflightConfig.Role;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Asked before anything is served, whatever it is: who asks, how often, whether they may. It fails
 * with a {@link Refusal} if they may not.
 */
@Singleton
class AccessPolicy implements HttpSecurityPolicy {
    private static final Logger LOG = Logger.getLogger(AccessPolicy.class);

    private static final SecurityIdentity ANYBODY =
            QuarkusSecurityIdentity.builder()
                    .setPrincipal(new QuarkusPrincipal(Caller.NOBODY_ASKED))
                    .addRole(Roles.word(Role.OPERATOR))
                    .build();

    private final Authentication authentication;
    private final Limits limits;

    AccessPolicy(Authentication authentication, Limits limits) {
        this.authentication = authentication;
        this.limits = limits;
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext context,
            Uni<SecurityIdentity> identity,
            AuthorizationRequestContext unused) {
        Optional<Access> access =
                AccessRules.of(context.request().method().name(), context.normalizedPath());
        if (access.filter(Access.OPEN::equals).isPresent()) {
            return CheckResult.permit();
        }
        return identified(context, identity)
                .map(who -> {
                    require(access, who, context);
                    return new CheckResult(true, who);
                });
    }

    private Uni<SecurityIdentity> identified(RoutingContext context, Uni<SecurityIdentity> claim) {
        String address = RemoteAddress.of(context.request());
        if (!authentication.isConfigured()) {
            return Uni.createFrom()
                    .item(() -> {
                        limits.request(address);
                        return ANYBODY;
                    });
        }
        // It would answer by itself, and not with a problem.
        context.remove(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
        return claim.onFailure(AuthenticationException.class::isInstance)
                .transform(wrong -> notBelieved(address))
                .invoke(who -> {
                    if (who.isAnonymous()) {
                        throw nobody(context, address);
                    }
                    limits.request("caller " + who.getPrincipal().getName());
                });
    }

    private Refusal nobody(RoutingContext context, String address) {
        if (context.request().headers().contains("Authorization")) {
            // Of a kind that nothing here understands.
            return notBelieved(address);
        }
        limits.request(address);
        return Refusal.noCredentials();
    }

    private Refusal notBelieved(String address) {
        try {
            limits.failure(address);
        } catch (Refusal tooOften) {
            return tooOften;
        }
        // As often as the limit lets it happen, and without what was shown.
        LOG.warnf("a request from %s shows a key or token that is not valid", address);
        return Refusal.wrongCredentials();
    }

    private static void require(
            Optional<Access> access, SecurityIdentity who, RoutingContext context) {
        Access needed = access.orElseThrow(() -> Refusal.nothingAt(context.request().path()));
        if (!Roles.permit(who, needed)) {
            throw Refusal.notPermitted(Caller.shown(who.getPrincipal().getName()), needed);
        }
    }
}
