package dev.preflight.service.security;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Endpoints that only tests have: two that say who asks, and one that nobody made a rule for. */
@Path("/api/v1/who-am-i")
@Produces(MediaType.TEXT_PLAIN)
public class WhoAmI {
    static final String UNRULED = "/unruled";

    private final Caller caller;

    WhoAmI(Caller caller) {
        this.caller = caller;
    }

    @GET
    @Operation(hidden = true)
    public String blocking() {
        return caller.name();
    }

    @POST
    @Operation(hidden = true)
    public CompletionStage<String> onAnEventLoop() {
        return CompletableFuture.completedFuture(caller.name());
    }

    void addUnruled(@Observes Router router) {
        router.get(UNRULED).handler(context -> context.end("secret"));
    }
}
