package dev.preflight.cli;

import dev.preflight.core.check.CheckId;
import dev.preflight.core.remediation.RemediationPolicy;
import dev.preflight.core.run.Mode;
import dev.preflight.core.run.Ports;
import dev.preflight.core.run.Preflight;
import dev.preflight.core.run.RunReport;
import dev.preflight.core.run.RunRequest;
import dev.preflight.core.runbook.Check;
import dev.preflight.core.runbook.Runbook;
import dev.preflight.core.target.SecretMemory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The runs that a command line asks for: its runbooks, one after the other, on its target. */
final class Runs {
    private static final String DEFAULT_RUNBOOK = "workers";

    private final RunSettings settings;
    private final Mode mode;
    private final Terminal terminal;
    private final List<Runbook> runbooks;
    private final SecretMemory secrets = new SecretMemory();

    private Runs(RunSettings settings, Mode mode, Terminal terminal, List<Runbook> runbooks) {
        this.settings = settings;
        this.mode = mode;
        this.terminal = terminal;
        this.runbooks = List.copyOf(runbooks);
    }

    /** Takes the report of a run. */
    @FunctionalInterface
    interface Sink {
        void add(RunReport report) throws FailureException;
    }

    /**
     * The runs of these settings.
     *
     * @throws UsageException if a runbook or a check of theirs is not there, or makes no sense
     */
    static Runs of(RunSettings settings, Mode mode, Terminal terminal) throws UsageException {
        List<Runbook> runbooks = runbooks(settings, terminal);
        requireKnownChecks(settings, runbooks);
        return new Runs(settings, mode, terminal, runbooks);
    }

    /** Finds the target anew and runs everything once, until it is interrupted. */
    void run(String command, Progress progress, Sink sink) throws UsageException, FailureException {
        LocalTarget target = LocalTarget.resolve(settings, terminal);
        for (Runbook runbook : runbooks) {
            RunReport report =
                    preflight(target.ports(command, progress)).run(request(runbook, target));
            sink.add(report);
            if (report.isInterrupted()) {
                return;
            }
        }
    }

    private Preflight preflight(Ports ports) {
        return new Preflight(ports, RemediationPolicy.defaults(), secrets);
    }

    private RunRequest request(Runbook runbook, LocalTarget target) throws UsageException {
        return RunRequest.builder(RunIds.next(), runbook, target.target(), mode)
                .only(settings.checks("only"))
                .skip(settings.checks("skip"))
                .failFast(settings.has("fail-fast"))
                .strict(settings.has("strict"))
                .reset(settings.has("reset"))
                .probeTimeout(settings.probeTimeout())
                .lockPatience(settings.lockTimeout())
                .build();
    }

    private static List<Runbook> runbooks(RunSettings settings, Terminal terminal)
            throws UsageException {
        Runbooks known = new Runbooks(terminal);
        Set<String> names = settings.runbooks();
        List<Runbook> runbooks = new ArrayList<>();
        for (String name : names.isEmpty() ? Set.of(DEFAULT_RUNBOOK) : names) {
            runbooks.add(known.named(name));
        }
        return runbooks;
    }

    private static void requireKnownChecks(RunSettings settings, List<Runbook> runbooks)
            throws UsageException {
        Set<CheckId> known = new LinkedHashSet<>();
        for (Runbook runbook : runbooks) {
            for (Check check : runbook.checks()) {
                known.add(check.id());
            }
        }
        for (String option : List.of("only", "skip")) {
            for (CheckId check : settings.checks(option)) {
                requireKnown(option, check, known);
            }
        }
    }

    private static void requireKnown(String option, CheckId check, Set<CheckId> known)
            throws UsageException {
        if (!known.contains(check)) {
            List<String> names = known.stream().map(CheckId::value).toList();
            throw new UsageException(
                    "--%s: there is no check '%s'%s; there are %s"
                            .formatted(
                                    option,
                                    check,
                                    Suggestion.among(names, check.value()),
                                    String.join(", ", names)));
        }
    }
}
