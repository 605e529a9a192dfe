package dev.preflight.service.rest;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * What happens before and around the resources: nobody but a loopback name is answered, and what
 * the HTTP server itself refuses is answered with a problem, too.
 */
@Singleton
class HttpEdge {
    static final int LARGEST_BODY = 64 * 1024;

    private static final int FIRST = -1_000_000;

    // A page of another site may have its own name point here; the Host header tells.
    private static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    void install(@Observes Router router) {
        router.route().order(FIRST).handler(HttpEdge::refuseForeignHosts);
        router.route().order(FIRST).failureHandler(HttpEdge::explain);
        // A request holds names and a few values; read here, so that no thread waits for the rest.
        router.post().order(FIRST).handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
    }

    /** What the request holds; empty if it holds nothing. */
    static byte[] body(RoutingContext context) {
        Buffer body = context.body().buffer();
        return body == null ? new byte[0] : body.getBytes();
    }

    private static void refuseForeignHosts(RoutingContext context) {
        HostAndPort authority = context.request().authority();
        if (authority != null && HOSTS.contains(authority.host())) {
            context.next();
            return;
        }
        answer(
                context,
                Problem.of(
                        ProblemType.FOREIGN_HOST,
                        "the host of the request must be localhost, 127.0.0.1 or [::1]"));
    }

    private static void explain(RoutingContext context) {
        int status = context.statusCode();
        if (status < 400 || status >= 500 || context.response().headWritten()) {
            context.next();
            return;
        }
        // As it was sent: what cannot be decoded is one of the reasons to be here.
        String detail = ProblemMappers.detail(status, context.request().path());
        answer(context, Problem.of(ProblemType.of(status), detail).with(status));
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
