package dev.preflight.service.run;

import dev.preflight.adapters.report.ReportFormat;
import dev.preflight.adapters.report.ReportFormats;
import dev.preflight.core.run.CheckReport;
import dev.preflight.core.run.RunOutcome;
import dev.preflight.core.run.RunReport;
import dev.preflight.service.ledger.FiledRuns;
import dev.preflight.service.ledger.FiledRuns.FiledRun;
import dev.preflight.service.ledger.StorageException;
import dev.preflight.service.run.RunOrder.Origin;
import dev.preflight.service.run.RunState.Aborted;
import dev.preflight.service.run.RunState.Finished;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Files the runs that are worth keeping: those that were asked for, that acted, or whose outcome
 * differs from that of the run before. The rest would be the same report every few seconds for
 * months.
 */
public final class RunFiling implements RunObserver {
    private static final Logger LOG = Logger.getLogger(RunFiling.class);
    private static final ReportFormat JSON = ReportFormats.named("json").orElseThrow();

    private final FiledRuns filed;
    private final Map<String, RunOutcome> latest = new ConcurrentHashMap<>();

    public RunFiling(FiledRuns filed) {
        this.filed = filed;
    }

    @Override
    public void over(Run run) {
        if (!isWorthKeeping(run)) {
            return;
        }
        try {
            filed.file(entry(run));
        } catch (StorageException unwritable) {
            LOG.debugf("run=%s is kept in memory only: %s", run.id(), unwritable.getMessage());
        }
    }

    private boolean isWorthKeeping(Run run) {
        RunOrder order = run.order();
        boolean differs = false;
        if (order.isWhole()) {
            String place = order.target().name() + "/" + order.runbook().name();
            RunOutcome outcome = run.outcome().orElseThrow();
            differs = latest.put(place, outcome) != outcome;
        }
        return differs || order.origin() == Origin.REQUEST || hasActed(run);
    }

    private static boolean hasActed(Run run) {
        return run.report().stream()
                .flatMap(report ->
                        report.checks().stream()
                                .filter(check -> hasActed(check, report.startedAt())))
                .findAny()
                .isPresent();
    }

    private static boolean hasActed(CheckReport check, Instant since) {
        return check.remediation().stream()
                .flatMap(it -> it.attempts().stream())
                .anyMatch(attempt -> !attempt.startedAt().isBefore(since));
    }

    private static FiledRun entry(Run run) {
        RunOrder order = run.order();
        return new FiledRun(
                run.id(),
                order.runbook().name(),
                order.target().name(),
                order.mode().word(),
                order.origin().name().toLowerCase(Locale.ROOT),
                run.createdAt(),
                endedAt(run),
                run.outcome().orElseThrow().name(),
                run.report().map(RunFiling::json).orElse(null),
                run.state() instanceof Aborted aborted ? aborted.reason() : "");
    }

    private static Instant endedAt(Run run) {
        if (run.state() instanceof Finished finished) {
            return finished.at();
        }
        return run.state() instanceof Aborted aborted ? aborted.at() : run.createdAt();
    }

    private static @Nullable String json(RunReport report) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            JSON.write(List.of(report), out);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a report could not be written to memory", impossible);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
