package dev.preflight.service.rest;

import dev.preflight.service.security.CrossSite;
import dev.preflight.service.security.Hosts;
import dev.preflight.service.security.Refusal;
import dev.preflight.service.security.SecurityHeaders;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * What happens before and around the resources: a request that a browser was tricked into is not
 * answered, nor one that is too large or too slow, and what the HTTP server or the access policy
 * refuses is answered with a problem, too.
 */
@Singleton
class HttpEdge {
    static final int LARGEST_BODY = 64 * 1024;

    private static final Logger LOG = Logger.getLogger(HttpEdge.class);

    private static final int FIRST = -1_000_000;

    // Enough for the largest body at 64 kbit/s.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final List<HttpMethod> WITH_BODY =
            List.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private static final int UNSUPPORTED_MEDIA_TYPE = 415;
    private static final Pattern MULTIPART =
            Pattern.compile("multipart/", Pattern.CASE_INSENSITIVE);

    private final Hosts hosts;

    HttpEdge(Hosts hosts) {
        this.hosts = hosts;
    }

    void install(@Observes Router router) {
        router.route().order(FIRST).handler(HttpEdge::protect);
        router.route().order(FIRST).failureHandler(HttpEdge::explain);
        router.route().order(FIRST).handler(this::refuseForeignHosts);
        router.route().order(FIRST).handler(HttpEdge::refuseForgeries);
        router.route().order(FIRST).handler(HttpEdge::refuseMultipart);
        router.route().order(FIRST).handler(new Deadline(PATIENCE));
        Route bodies = router.route().order(FIRST);
        WITH_BODY.forEach(bodies::method);
        // A request holds names and a few values; read here, so that no thread waits for the rest.
        bodies.handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
        bodies.handler(Deadline::arrived);
    }

    /** What the request holds; empty if it holds nothing. */
    static byte[] body(RoutingContext context) {
        Buffer body = context.body().buffer();
        return body == null ? new byte[0] : body.getBytes();
    }

    private static void protect(RoutingContext context) {
        SecurityHeaders.addTo(context.response().headers(), context.normalizedPath());
        context.next();
    }

    private void refuseForeignHosts(RoutingContext context) {
        if (hosts.include(context.request().authority())) {
            context.next();
            return;
        }
        answer(
                context,
                Problem.of(
                        ProblemType.FOREIGN_HOST,
                        "the host of the request must be localhost, 127.0.0.1 or [::1], or one of preflight.security.hosts"));
    }

    private static void refuseForgeries(RoutingContext context) {
        if (!CrossSite.forged(context.request())) {
            context.next();
            return;
        }
        answer(
                context,
                Problem.of(
                        ProblemType.CROSS_SITE,
                        "the browser says that a page of another site sends this, and such a page may change nothing here"));
    }

    // Nobody here takes it, and the server fails on one without a boundary.
    private static void refuseMultipart(RoutingContext context) {
        String type = context.request().getHeader("Content-Type");
        if (type != null && MULTIPART.matcher(type).lookingAt()) {
            context.fail(UNSUPPORTED_MEDIA_TYPE);
        } else {
            context.next();
        }
    }

    private static void explain(RoutingContext context) {
        if (context.response().ended() || context.response().closed()) {
            // Nobody is there to be told, as when a client goes away in the middle of a body.
            LOG.debug("a request failed that nobody waits for", context.failure());
        } else if (context.response().headWritten()) {
            context.next();
        } else if (context.failure() instanceof Refusal refusal) {
            answer(context, refused(context.response(), refusal));
        } else if (context.statusCode() >= 500) {
            LOG.error("a request failed unexpectedly", context.failure());
            answer(context, ProblemMappers.unexpected());
        } else {
            // As it was sent: what cannot be decoded is one of the reasons to be here.
            int status = context.statusCode();
            String detail = ProblemMappers.detail(status, context.request().path());
            answer(context, Problem.of(ProblemType.of(status), detail).with(status));
        }
    }

    private static Problem refused(HttpServerResponse response, Refusal refusal) {
        refusal.header().ifPresent(header -> response.putHeader(header.name(), header.value()));
        String detail =
                refusal.reason() == Refusal.Reason.NOTHING_HERE
                        ? ProblemMappers.detail(404, refusal.detail())
                        : refusal.detail();
        return Problem.of(type(refusal.reason()), detail);
    }

    private static ProblemType type(Refusal.Reason reason) {
        return switch (reason) {
            case NO_CREDENTIALS, WRONG_CREDENTIALS -> ProblemType.NOT_AUTHENTICATED;
            case NOT_PERMITTED -> ProblemType.NOT_PERMITTED;
            case NOTHING_HERE -> ProblemType.NOT_FOUND;
            case TOO_OFTEN -> ProblemType.TOO_MANY_REQUESTS;
        };
    }

    private static void answer(RoutingContext context, Problem problem) {
        context.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(
                        new JsonObject()
                                .put("type", problem.type())
                                .put("title", problem.title())
                                .put("status", problem.status())
                                .put("detail", problem.detail())
                                .toBuffer());
    }
}
