package dev.preflight.service.rest;

import dev.preflight.service.event.PauseListener;
import dev.preflight.service.ledger.Pauses;
import dev.preflight.service.ledger.Pauses.RecordedPause;
import dev.preflight.service.ledger.StorageException;
import dev.preflight.service.security.Caller;
import io.quarkus.arc.All;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** Pauses: while one is in force, its target is checked and not cured. */
@Path(PausesResource.PATH)
@Tag(name = "pauses")
@APIResponse(
        responseCode = "default",
        description = "What went wrong.",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
public class PausesResource {
    static final String PATH = "/api/v1/pauses";

    /** How many may be in force at once. */
    static final int MOST = 100;

    private static final Logger LOG = Logger.getLogger(PausesResource.class);
    private static final String ID = "/{id: .+}";

    private final Pauses pauses;
    private final PauseOrderReader reader;
    private final Orders orders;
    private final List<PauseListener> listeners;
    private final Caller caller;
    private final InstantSource time = InstantSource.system();

    PausesResource(
            Pauses pauses,
            PauseOrderReader reader,
            Orders orders,
            @All List<PauseListener> listeners,
            Caller caller) {
        this.pauses = pauses;
        this.reader = reader;
        this.orders = orders;
        this.listeners = List.copyOf(listeners);
        this.caller = caller;
    }

    /** Where a pause is. */
    static String href(String id) {
        return Href.of(PATH, id);
    }

    /**
     * All pauses.
     *
     * @param pauses the first to end first
     */
    public record PauseList(List<PauseView> pauses) {
        public PauseList {
            pauses = List.copyOf(pauses);
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The pauses in force, the first to end first.")
    public PauseList list() throws StorageException {
        return new PauseList(pauses.inForce().stream().map(PauseView::of).toList());
    }

    @GET
    @Path(ID)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "A pause in force.")
    public PauseView one(@PathParam("id") String id) throws StorageException {
        return PauseView.of(find(id));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Begins a pause: nothing is cured until it ends, and checks go on.",
            description = "It ends by itself, or when it is deleted.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PauseOrderBody.class)))
    @APIResponse(
            responseCode = "201",
            description = "The pause; Location says where it is.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PauseView.class)))
    public Response begin(@Context RoutingContext request) throws StorageException {
        PauseOrder order = reader.read(HttpEdge.body(request), caller.name(), time.instant());
        if (pauses.inForce().size() >= MOST) {
            throw new ProblemException(
                    ProblemType.TOO_MANY_PAUSES,
                    "%d pauses are in force already; end some first".formatted(MOST));
        }
        orders.record(
                "pause",
                order.target(),
                "until %s, for %s: %s"
                        .formatted(
                                order.pause().until(),
                                order.pause().owner(),
                                order.pause().reason()));
        PauseView begun = PauseView.of(pauses.begin(order.target(), order.pause()));
        tell();
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, begun.href())
                .entity(begun)
                .build();
    }

    @DELETE
    @Path(ID)
    @Operation(summary = "Ends a pause before its time.")
    @APIResponse(responseCode = "204", description = "It is over.")
    public void end(@PathParam("id") String id) throws StorageException {
        RecordedPause pause = find(id);
        orders.record("resume", pause.target(), "ends the pause " + id);
        if (pauses.end(id, caller.name()).isEmpty()) {
            throw none(id);
        }
        tell();
    }

    private RecordedPause find(String id) throws StorageException {
        return pauses.inForce().stream()
                .filter(pause -> pause.id().equals(id))
                .findFirst()
                .orElseThrow(() -> none(id));
    }

    private static ProblemException none(String id) {
        return new ProblemException(
                ProblemType.NOT_FOUND, "no pause '%s' is in force".formatted(id));
    }

    private void tell() {
        for (PauseListener listener : listeners) {
            try {
                listener.changed();
            } catch (RuntimeException broken) {
                LOG.error("a change of pauses could not be made known", broken);
            }
        }
    }
}
