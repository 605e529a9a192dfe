package dev.preflight.service.rest;

import dev.preflight.adapters.runbook.explain.ExplainJson;
import dev.preflight.core.check.CheckId;
import dev.preflight.core.runbook.Check;
import dev.preflight.service.runbook.RunbookCatalogue;
import dev.preflight.service.runbook.ServedRunbook;
import dev.preflight.service.target.ServedTarget;
import dev.preflight.service.target.Targets;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The runbooks that runs can be asked for. */
@Path(RunbooksResource.PATH)
@Tag(name = "runbooks")
public class RunbooksResource {
    static final String PATH = "/api/v1/runbooks";

    private final RunbookCatalogue runbooks;
    private final Targets targets;

    RunbooksResource(RunbookCatalogue runbooks, Targets targets) {
        this.runbooks = runbooks;
        this.targets = targets;
    }

    /**
     * All runbooks.
     *
     * @param runbooks in the order of the configuration
     */
    public record RunbookList(List<RunbookView> runbooks) {
        public RunbookList {
            runbooks = List.copyOf(runbooks);
        }
    }

    /**
     * A runbook.
     *
     * @param id by which it is asked for
     * @param href where it is explained
     * @param variables that a request may set
     * @param targets that it may run against
     */
    @Schema(name = "Runbook")
    public record RunbookView(
            @Schema(examples = "workers") String id,
            String href,
            String title,
            List<String> checks,
            List<String> variables,
            List<String> targets) {
        public RunbookView {
            checks = List.copyOf(checks);
            variables = List.copyOf(variables);
            targets = List.copyOf(targets);
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The runbooks that targets are configured with.")
    public RunbookList list() {
        return new RunbookList(runbooks.all().stream().map(this::view).toList());
    }

    private RunbookView view(ServedRunbook runbook) {
        return new RunbookView(
                runbook.name(),
                PATH + "/" + runbook.name(),
                runbook.runbook().title(),
                runbook.runbook().checks().stream().map(Check::id).map(CheckId::value).toList(),
                List.copyOf(new TreeSet<>(runbook.variables())),
                targets.all().stream()
                        .filter(target -> target.runbooks().contains(runbook.name()))
                        .map(ServedTarget::name)
                        .toList());
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "What was understood of a runbook, as preflight explain says it.")
    @APIResponse(
            responseCode = "200",
            description = "The explanation.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT)))
    public byte[] one(@PathParam("id") String id) {
        ServedRunbook runbook =
                runbooks.named(id)
                        .orElseThrow(() ->
                                new ProblemException(
                                        ProblemType.NOT_FOUND,
                                        "there is no runbook '%s'%s"
                                                .formatted(
                                                        id,
                                                        Suggestion.among(runbooks.names(), id))));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ExplainJson.write(runbook.file(), null, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(
                    "an explanation could not be written to memory", impossible);
        }
        return out.toByteArray();
    }
}
