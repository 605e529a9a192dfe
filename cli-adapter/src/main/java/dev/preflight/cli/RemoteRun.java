package dev.preflight.cli;

import dev.preflight.adapters.report.HumanReport;
import dev.preflight.adapters.report.NagiosStatus;
import dev.preflight.adapters.report.ReportFormat;
import dev.preflight.adapters.text.Printable;
import dev.preflight.adapters.time.RealWaiter;
import dev.preflight.cli.ServiceApi.Answer;
import dev.preflight.core.run.Mode;
import dev.preflight.core.run.RunOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A run that a service carries out: asks for it, waits for its end, fetches the report. Whoever
 * stops waiting stops nothing else.
 */
final class RemoteRun {
    private static final String RUNS = "/api/v1/runs";
    private static final String TARGETS = "/api/v1/targets";

    // A check is mostly over by then, and Ctrl-C is heard after it.
    private static final String FIRST_WAIT = "?wait=2s";
    private static final Duration LONGEST_RUN = Duration.ofDays(1);
    private static final Pattern LOCATION = Pattern.compile(".*/([A-Za-z0-9._-]{1,64})");

    private final PatientService service;
    private final Terminal terminal;
    private @Nullable String id;

    private RemoteRun(PatientService service, Terminal terminal) {
        this.service = service;
        this.terminal = terminal;
    }

    /** The whole of it; answers with the exit status. */
    static int run(RunSettings settings, Mode mode, Terminal terminal)
            throws UsageException, FailureException {
        RemoteOrder order = RemoteOrder.of(settings, mode);
        ReportFormat format = settings.format();
        List<ReportFile> files = settings.reportFiles(terminal);
        String url = String.valueOf(settings.value("server"));
        String target = settings.value("target");
        ServiceApi api = ServiceApi.at(url, ApiKey.of(settings, terminal));
        RemoteRun run = new RemoteRun(new PatientService(api), terminal);
        try {
            run.order(order.json(target == null ? run.onlyTarget() : target));
            return run.report(run.awaitEnd(), format, files);
        } catch (InterruptedException stopped) {
            run.sayWhereItGoesOn();
            return ExitStatus.UNKNOWN;
        }
    }

    private String onlyTarget() throws UsageException, FailureException, InterruptedException {
        List<String> names;
        try {
            names = ServiceAnswer.names(service.get(TARGETS), "targets");
        } catch (IOException malformed) {
            throw notUnderstood(TARGETS, malformed);
        }
        if (names.isEmpty()) {
            throw new UsageException("the service has no targets: they are configured there");
        }
        if (names.size() > 1) {
            throw new UsageException(
                    "the service has several targets: add --target with one of "
                            + String.join(", ", names));
        }
        return names.get(0);
    }

    private void order(byte[] json) throws UsageException, FailureException, InterruptedException {
        String key = UUID.randomUUID().toString();
        Answer answer = service.post(RUNS + FIRST_WAIT, json, key);
        String location = answer.location();
        if (location == null || !LOCATION.matcher(location).matches()) {
            throw new FailureException(
                    "%s does not say where the run is; is it a service of Preflight?"
                            .formatted(service.url(RUNS)));
        }
        id = location.substring(location.lastIndexOf('/') + 1);
    }

    private Map<String, String> awaitEnd()
            throws UsageException, FailureException, InterruptedException {
        long start = System.nanoTime();
        Pauses pauses = new Pauses();
        String told = "";
        while (System.nanoTime() - start < LONGEST_RUN.toNanos()) {
            Map<String, String> run = look();
            String state = run.getOrDefault("state", "");
            if (state.equals("finished") || state.equals("aborted")) {
                return run;
            }
            String progress = progress(state, run.getOrDefault("resumeAt", ""));
            if (!progress.equals(told)) {
                say("run %s is %s".formatted(id, progress));
                told = progress;
            }
            new RealWaiter().await(pauses.next());
        }
        throw new FailureException("%s is not over after a day".formatted(service.url(path())));
    }

    private Map<String, String> look()
            throws UsageException, FailureException, InterruptedException {
        try {
            return ServiceAnswer.fields(service.get(path()));
        } catch (IOException malformed) {
            throw notUnderstood(path(), malformed);
        } catch (FailureException lost) {
            throw new FailureException(
                    "%s; the run may go on: %s".formatted(lost.getMessage(), service.url(path())));
        }
    }

    private static String progress(String state, String resumeAt) {
        if (resumeAt.isEmpty()) {
            return state;
        }
        try {
            LocalTime time = Instant.parse(resumeAt).atZone(ZoneId.systemDefault()).toLocalTime();
            return state + " until " + time.truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeException unreadable) {
            return state + " until " + resumeAt;
        }
    }

    private int report(Map<String, String> run, ReportFormat format, List<ReportFile> files)
            throws UsageException, FailureException, InterruptedException {
        if ("aborted".equals(run.get("state"))) {
            throw new FailureException(
                    "run %s ended without a report: %s"
                            .formatted(id, run.getOrDefault("reason", "no reason is given")));
        }
        byte[] report = reportIn(format, terminal.isUnicode() ? "" : "&marks=ascii");
        print(format, report);
        for (ReportFile file : files) {
            byte[] content = reportIn(file.format(), "");
            file.write(stream -> stream.write(content));
        }
        return format.name().equals(NagiosStatus.FORMAT) ? nagiosStatus(report) : status(run);
    }

    // What a terminal cannot show becomes a question mark, which is the mark of what is not known.
    private byte[] reportIn(ReportFormat format, String marks)
            throws UsageException, FailureException, InterruptedException {
        return service.get(path() + "?format=" + format.name() + marks);
    }

    private void print(ReportFormat format, byte[] report) {
        if (format.name().equals(HumanReport.NAME)) {
            terminal.out().print(Printable.clean(new String(report, StandardCharsets.UTF_8)));
        } else {
            terminal.out().write(report, 0, report.length);
        }
        terminal.out().flush();
    }

    private int status(Map<String, String> run) throws FailureException {
        String outcome = run.getOrDefault("outcome", "");
        for (RunOutcome known : RunOutcome.values()) {
            if (known.name().equals(outcome)) {
                return ExitStatus.of(known);
            }
        }
        throw new FailureException("run %s has an unknown outcome '%s'".formatted(id, outcome));
    }

    // Its line begins with PREFLIGHT and the word for it.
    private static int nagiosStatus(byte[] report) throws FailureException {
        String line = new String(report, StandardCharsets.UTF_8);
        for (NagiosStatus status : NagiosStatus.values()) {
            if (line.startsWith("PREFLIGHT " + status.name() + " ")) {
                return status.exitStatus();
            }
        }
        throw new FailureException("the report is no line of a plugin's");
    }

    private FailureException notUnderstood(String path, IOException malformed) {
        return new FailureException(
                "%s answers with what makes no sense, is it a service of Preflight? %s"
                        .formatted(service.url(path), malformed.getMessage()));
    }

    private void sayWhereItGoesOn() {
        say(
                id == null
                        ? "stopped before the service had taken the run"
                        : "no longer waiting; the run goes on: " + service.url(path()));
    }

    private String path() {
        return RUNS + "/" + id;
    }

    private void say(String message) {
        terminal.err().println("preflight: " + Printable.clean(message));
        terminal.err().flush();
    }
}
