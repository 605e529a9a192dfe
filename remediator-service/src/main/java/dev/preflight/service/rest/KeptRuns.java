package dev.preflight.service.rest;

import dev.preflight.adapters.report.ReportFormat;
import dev.preflight.service.ledger.FiledRuns;
import dev.preflight.service.ledger.FiledRuns.FiledRun;
import dev.preflight.service.ledger.StorageException;
import dev.preflight.service.run.Run;
import dev.preflight.service.run.RunQuery;
import dev.preflight.service.run.RunState.Aborted;
import dev.preflight.service.run.Runs;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The runs that can be looked at: the latest, in memory, and those that are only filed. */
@Singleton
class KeptRuns {
    private final Runs runs;
    private final FiledRuns filed;

    KeptRuns(Runs runs, FiledRuns filed) {
        this.runs = runs;
        this.filed = filed;
    }

    /** Those that match, newest first: what is filed goes on where memory ends. */
    List<RunView> list(RunQuery query) throws StorageException {
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

    /**
     * A run, or its report alone where a format was chosen.
     *
     * @throws ProblemException if there is no such run
     */
    Response one(String id, Optional<ReportFormat> format) throws StorageException {
        Optional<Run> found = runs.find(id);
        if (found.isEmpty()) {
            return filed(find(id), format);
        }
        return format.isPresent()
                ? report(found.get(), format.get())
                : Response.ok(RunView.whole(found.get())).type(MediaType.APPLICATION_JSON).build();
    }

    private FiledRun find(String id) throws StorageException {
        return filed.find(id)
                .orElseThrow(() ->
                        new ProblemException(
                                ProblemType.NOT_FOUND,
                                "there is no run '%s', or it is forgotten".formatted(id)));
    }

    private static Response filed(FiledRun run, Optional<ReportFormat> format) {
        if (format.isEmpty()) {
            return Response.ok(RunView.whole(run)).type(MediaType.APPLICATION_JSON).build();
        }
        if (run.report() == null) {
            return problem(ProblemType.RUN_ABORTED, run.problem(), run.id());
        }
        if (!format.get().mediaType().equals(Rendering.jsonFormat().mediaType())) {
            return problem(
                    ProblemType.NOT_ACCEPTABLE,
                    "the report of a run that is over for long is kept as JSON only",
                    run.id());
        }
        return Response.ok(run.report()).type(Rendering.jsonFormat().mediaType()).build();
    }

    /** The report of a run, or why there is none. */
    static Response report(Run run, ReportFormat format) {
        if (run.state() instanceof Aborted aborted) {
            return problem(ProblemType.RUN_ABORTED, aborted.reason(), run.id());
        }
        return run.report()
                .map(it -> Response.ok(Rendering.write(format, it)).type(format.mediaType()))
                .map(Response.ResponseBuilder::build)
                .orElseGet(() ->
                        problem(
                                ProblemType.RUN_NOT_OVER,
                                "the run is %s: there is no report yet"
                                        .formatted(run.state().word()),
                                run.id()));
    }

    private static Response problem(ProblemType type, String detail, String run) {
        return Problem.of(type, detail).about(RunsResource.href(run)).response();
    }
}
