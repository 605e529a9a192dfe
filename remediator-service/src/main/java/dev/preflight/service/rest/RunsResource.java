package dev.preflight.service.rest;

import dev.preflight.adapters.report.ReportFormat;
import dev.preflight.core.run.Mode;
import dev.preflight.service.ledger.FiledRuns;
import dev.preflight.service.ledger.FiledRuns.FiledRun;
import dev.preflight.service.ledger.StorageException;
import dev.preflight.service.run.Run;
import dev.preflight.service.run.RunOrder;
import dev.preflight.service.run.RunQuery;
import dev.preflight.service.run.RunState.Aborted;
import dev.preflight.service.run.Runs;
import dev.preflight.service.run.TooManyRunsException;
import dev.preflight.service.runbook.RunbookCatalogue;
import dev.preflight.service.security.Caller;
import dev.preflight.service.target.Targets;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Runs: asking for them, and looking at them. */
@Path(RunsResource.PATH)
@Tag(name = "runs")
@APIResponse(
        responseCode = "default",
        description = "What went wrong.",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
public class RunsResource {
    static final String PATH = "/api/v1/runs";

    private static final Pattern ID = Pattern.compile("[a-z0-9]{1,16}-[0-9]{1,10}");

    private final Runs runs;
    private final RunOrderReader reader;
    private final RunbookCatalogue runbooks;
    private final Targets targets;
    private final OrdersOnce once;
    private final FiledRuns filed;
    private final Orders orders;
    private final Caller caller;

    RunsResource(
            Runs runs,
            RunOrderReader reader,
            RunbookCatalogue runbooks,
            Targets targets,
            OrdersOnce once,
            FiledRuns filed,
            Orders orders,
            Caller caller) {
        this.runs = runs;
        this.reader = reader;
        this.runbooks = runbooks;
        this.targets = targets;
        this.once = once;
        this.filed = filed;
        this.orders = orders;
        this.caller = caller;
    }

    /** Where a run is. */
    static String href(String id) {
        return PATH + "/" + id;
    }

    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.WILDCARD)
    @Operation(
            summary = "Asks for a run.",
            description =
                    "Checks, plans what a cure would do, or cures. Runs of one target are carried out one after the other; in the wait after a cure others have their turn.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RunOrderBody.class),
                            examples = {
                                @ExampleObject(
                                        name = "check",
                                        value =
                                                "{\"runbook\": \"workers\", \"target\": \"lab\", \"mode\": \"check\"}"),
                                @ExampleObject(
                                        name = "plan of one check",
                                        value =
                                                "{\"runbook\": \"workers\", \"target\": \"lab\", \"mode\": \"plan\", \"only\": [\"worker-types\"], \"vars\": {\"KTRDR_API_PORT\": \"8010\"}}")
                            }))
    @APIResponse(
            responseCode = "200",
            description = "The report, in the format asked for: the run ended within the wait.",
            content = @Content(mediaType = "*/*", schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "202",
            description = "The run as it stands; Location says where it will be.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RunView.class)))
    public CompletionStage<Response> order(
            @Context RoutingContext request,
            @Parameter(
                            description = "How long to wait for the report: 0s to 300s.",
                            example = "60s")
                    @QueryParam("wait")
                    @Nullable String wait,
            @Parameter(
                            description = "A report format, which goes before Accept.",
                            example = "junit")
                    @QueryParam("format")
                    @Nullable String format,
            @Parameter(
                            description =
                                    "Names the order: sent again within a day, it leads to the same run.")
                    @HeaderParam(OrdersOnce.HEADER)
                    @Nullable String key,
            @Context HttpHeaders headers)
            throws StorageException {
        Duration patience = Wait.parse(wait);
        Optional<ReportFormat> chosen = Rendering.chosen(format, headers);
        RunOrder order = reader.read(HttpEdge.body(request));
        putDown(order);
        Run run;
        try {
            run = key == null ? runs.submit(order) : submitOnce(order, key, headers);
        } catch (TooManyRunsException busy) {
            throw new ProblemException(
                    ProblemType.TOO_MANY_RUNS, busy.getMessage() + "; ask again later");
        }
        if (patience.isZero()) {
            // The same answer always, however quick the run is.
            return CompletableFuture.completedFuture(accepted(run));
        }
        return runs.await(run.id(), patience).thenApply(now -> waitedFor(now.orElse(run), chosen));
    }

    private void putDown(RunOrder order) throws StorageException {
        String mode = order.mode().word();
        if (order.mode() == Mode.HEAL) {
            orders.record(mode, order.target().name(), order.runbook().name());
        } else {
            orders.note(mode, order.target().name(), order.runbook().name());
        }
    }

    private Run submitOnce(RunOrder order, String key, HttpHeaders headers)
            throws TooManyRunsException, StorageException {
        if (headers.getRequestHeader(OrdersOnce.HEADER).size() > 1) {
            throw Parameters.invalid(OrdersOnce.HEADER + ": send one key");
        }
        return once.submit(order, key, caller.name());
    }

    private static Response waitedFor(Run run, Optional<ReportFormat> format) {
        return run.state().isOver()
                ? located(report(run, format.orElseGet(Rendering::jsonFormat)), run)
                : accepted(run);
    }

    private static Response accepted(Run run) {
        return located(
                Response.accepted(RunView.brief(run)).type(MediaType.APPLICATION_JSON).build(),
                run);
    }

    // As a header of its own: what completes a location for us is gone when a wait is over.
    private static Response located(Response response, Run run) {
        return Response.fromResponse(response).header(HttpHeaders.LOCATION, href(run.id())).build();
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The runs that are kept, newest first, without their reports.")
    public RunPage list(
            @QueryParam("target") @Nullable String target,
            @QueryParam("runbook") @Nullable String runbook,
            @Parameter(description = "Those that are older than this run.") @QueryParam("before")
                    @Nullable String before,
            @Parameter(description = "How many at most, 1 to 100; 20 if it is not given.")
                    @QueryParam("limit")
                    @Nullable String limit)
            throws StorageException {
        Parameters.requireKnown("target", target, targets.names());
        Parameters.requireKnown("runbook", runbook, runbooks.names());
        if (before != null && !ID.matcher(before).matches()) {
            throw Parameters.invalid("before=%s is no run id".formatted(before));
        }
        int most = Parameters.limit(limit);
        // One more shows whether there are older ones.
        List<RunView> found = kept(new RunQuery(target, runbook, before, most + 1));
        List<RunView> page = found.subList(0, Math.min(most, found.size()));
        return new RunPage(
                page,
                found.size() > most
                        ? next(target, runbook, page.get(page.size() - 1).id(), most)
                        : null);
    }

    // Those in memory are the latest; what is filed goes on where they end.
    private List<RunView> kept(RunQuery query) throws StorageException {
        List<Run> inMemory = runs.list(query);
        List<RunView> all = new ArrayList<>(inMemory.stream().map(RunView::brief).toList());
        String oldest =
                inMemory.isEmpty() ? query.before() : inMemory.get(inMemory.size() - 1).id();
        if (all.size() < query.limit()) {
            filed.list(query.target(), query.runbook(), oldest, query.limit() - all.size())
                    .forEach(run -> all.add(RunView.brief(run)));
        }
        return all;
    }

    private static String next(
            @Nullable String target, @Nullable String runbook, String before, int limit) {
        UriBuilder uri = UriBuilder.fromPath(PATH);
        if (target != null) {
            uri.queryParam("target", target);
        }
        if (runbook != null) {
            uri.queryParam("runbook", runbook);
        }
        return uri.queryParam("before", before).queryParam("limit", limit).build().toString();
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.WILDCARD)
    @Operation(
            summary = "A run, with its report once it is finished.",
            description =
                    "With a format, or accepting no JSON: the report alone, or 409 while there is none.")
    @APIResponse(
            responseCode = "200",
            description = "The run, or its report in the format asked for.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RunView.class)))
    public Response one(
            @PathParam("id") String id,
            @Parameter(
                            description = "A report format, which goes before Accept.",
                            example = "junit")
                    @QueryParam("format")
                    @Nullable String format,
            @Context HttpHeaders headers)
            throws StorageException {
        Optional<ReportFormat> chosen = Rendering.chosen(format, headers);
        Optional<Run> found = runs.find(id);
        if (found.isEmpty()) {
            return filed(id, chosen);
        }
        return chosen.isPresent()
                ? report(found.get(), chosen.get())
                : Response.ok(RunView.whole(found.get())).type(MediaType.APPLICATION_JSON).build();
    }

    private Response filed(String id, Optional<ReportFormat> format) throws StorageException {
        FiledRun run =
                filed.find(id)
                        .orElseThrow(() ->
                                new ProblemException(
                                        ProblemType.NOT_FOUND,
                                        "there is no run '%s', or it is forgotten".formatted(id)));
        if (format.isEmpty()) {
            return Response.ok(RunView.whole(run)).type(MediaType.APPLICATION_JSON).build();
        }
        if (run.report() == null) {
            return Problem.of(ProblemType.RUN_ABORTED, run.problem()).about(href(id)).response();
        }
        if (!format.get().mediaType().equals(Rendering.jsonFormat().mediaType())) {
            return Problem.of(
                            ProblemType.NOT_ACCEPTABLE,
                            "the report of a run that is over for long is kept as JSON only")
                    .about(href(id))
                    .response();
        }
        return Response.ok(run.report()).type(Rendering.jsonFormat().mediaType()).build();
    }

    private static Response report(Run run, ReportFormat format) {
        if (run.state() instanceof Aborted aborted) {
            return Problem.of(ProblemType.RUN_ABORTED, aborted.reason())
                    .about(href(run.id()))
                    .response();
        }
        return run.report()
                .map(it -> Response.ok(Rendering.write(format, it)).type(format.mediaType()))
                .map(Response.ResponseBuilder::build)
                .orElseGet(() ->
                        Problem.of(
                                        ProblemType.RUN_NOT_OVER,
                                        "the run is %s: there is no report yet"
                                                .formatted(run.state().word()))
                                .about(href(run.id()))
                                .response());
    }
}
