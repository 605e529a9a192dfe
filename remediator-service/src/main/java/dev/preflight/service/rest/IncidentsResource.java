package dev.preflight.service.rest;

import dev.preflight.core.remediation.LedgerException;
import dev.preflight.service.ledger.Incidents;
import dev.preflight.service.ledger.Journal;
import dev.preflight.service.ledger.RecordedIncident;
import dev.preflight.service.ledger.StorageException;
import dev.preflight.service.remediation.ConfiguredChecks;
import dev.preflight.service.remediation.Resets;
import dev.preflight.service.remediation.Resets.HeldException;
import dev.preflight.service.security.Caller;
import dev.preflight.service.target.Targets;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Incidents: looking at them, and giving them a fresh start. */
@Path(IncidentsResource.PATH)
@Tag(name = "incidents")
@APIResponse(
        responseCode = "default",
        description = "What went wrong.",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
public class IncidentsResource {
    static final String PATH = "/api/v1/incidents";

    // Names of runbooks are in it, which may hold anything.
    private static final String ID = "/{id: .+}";

    private final Incidents incidents;
    private final Journal journal;
    private final Resets resets;
    private final Orders orders;
    private final Targets targets;
    private final ConfiguredChecks configured;
    private final Caller caller;
    private final InstantSource time = InstantSource.system();

    IncidentsResource(
            Incidents incidents,
            Journal journal,
            Resets resets,
            Orders orders,
            Targets targets,
            ConfiguredChecks configured,
            Caller caller) {
        this.incidents = incidents;
        this.journal = journal;
        this.resets = resets;
        this.orders = orders;
        this.targets = targets;
        this.configured = configured;
        this.caller = caller;
    }

    /** Where an incident is. */
    static String href(String id) {
        return Href.of(PATH, id);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "The incidents, the latest opened first, without timelines and diagnostics.")
    public IncidentPage list(
            @Parameter(description = "A state, as in Incident.", example = "WAITING")
                    @QueryParam("state")
                    @Nullable String state,
            @QueryParam("target") @Nullable String target,
            @Parameter(description = "Those that were opened before this incident.")
                    @QueryParam("before")
                    @Nullable String before,
            @Parameter(description = "How many at most, 1 to 100; 20 if it is not given.")
                    @QueryParam("limit")
                    @Nullable String limit)
            throws StorageException {
        requireState(state);
        Parameters.requireKnown("target", target, targets.names());
        if (before != null && incidents.find(before).isEmpty()) {
            throw Parameters.invalid("before=%s: there is no such incident".formatted(before));
        }
        int most = Parameters.limit(limit);
        // One more shows whether there are older ones.
        List<RecordedIncident> found =
                incidents.list(new Incidents.Query(state, target, before, most + 1));
        List<RecordedIncident> page = found.subList(0, Math.min(most, found.size()));
        Instant now = time.instant();
        return new IncidentPage(
                page.stream()
                        .map(it -> IncidentView.brief(it, configured.include(it), now))
                        .toList(),
                found.size() > most ? next(state, target, page.get(page.size() - 1), most) : null);
    }

    private static void requireState(@Nullable String state) {
        if (state != null && !IncidentView.STATES.contains(state)) {
            throw Parameters.invalid(
                    "state=%s is no state of an incident%s"
                            .formatted(state, Suggestion.among(IncidentView.STATES, state)));
        }
    }

    private static String next(
            @Nullable String state, @Nullable String target, RecordedIncident last, int limit) {
        UriBuilder uri = UriBuilder.fromPath(PATH);
        if (state != null) {
            uri.queryParam("state", state);
        }
        if (target != null) {
            uri.queryParam("target", target);
        }
        return uri.queryParam("before", "{before}")
                .queryParam("limit", limit)
                .build(last.incident().id().value())
                .toString();
    }

    @GET
    @Path(ID)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "An incident, with its timeline and what was collected for it.")
    public IncidentView one(@PathParam("id") String id) throws StorageException {
        return whole(find(id));
    }

    @POST
    @Path(ID + "/reset")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Closes an incident, so that its check's next failure gets a fresh budget.",
            description = "409 while its target is being cured; the detail says by whom.")
    public IncidentView reset(@PathParam("id") String id)
            throws StorageException, LedgerException, InterruptedException {
        RecordedIncident incident = find(id);
        String who = caller.name();
        orders.record("reset", incident.target(), id);
        try {
            return whole(resets.reset(id, who).orElseThrow(() -> none(id)));
        } catch (HeldException held) {
            throw new ProblemException(
                    ProblemType.TARGET_HELD,
                    "target '%s' is being cured: %s; ask again when that is over"
                            .formatted(incident.target(), held.getMessage()));
        }
    }

    private RecordedIncident find(String id) throws StorageException {
        return incidents.find(id).orElseThrow(() -> none(id));
    }

    private static ProblemException none(String id) {
        return new ProblemException(
                ProblemType.NOT_FOUND,
                "there is no incident '%s', or it is forgotten".formatted(id));
    }

    private IncidentView whole(RecordedIncident incident) throws StorageException {
        String id = incident.incident().id().value();
        return IncidentView.whole(
                incident,
                configured.include(incident),
                time.instant(),
                incidents.diagnostics(id),
                journal.ofIncident(id));
    }
}
