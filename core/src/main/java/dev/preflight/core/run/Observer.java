package dev.preflight.core.run;

import dev.preflight.core.ForeignCode;
import dev.preflight.core.check.CheckResult;
import dev.preflight.core.check.Outcome;
import dev.preflight.core.container.Container;
import dev.preflight.core.container.Inventory;
import dev.preflight.core.probe.ContainersProbe;
import dev.preflight.core.probe.ContainersSeen;
import dev.preflight.core.probe.FleetSeen;
import dev.preflight.core.probe.Observation;
import dev.preflight.core.probe.Probe;
import dev.preflight.core.probe.ProbeRunner;
import dev.preflight.core.probe.Unobserved;
import dev.preflight.core.runbook.Check;
import dev.preflight.core.target.Redactor;
import dev.preflight.core.target.SecretMemory;
import dev.preflight.core.target.UnsetVariableException;
import dev.preflight.core.target.Variables;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes passes over a runbook: probes together what can be probed together, and never what a failed
 * requirement blocks. Every pass observes anew, and looks at the containers of the project beside
 * what it probes first: what they hold is secret before anything is told.
 */
final class Observer {
    private static final Probe CONTAINERS = new ContainersProbe();

    private final RunRequest request;
    private final ProbeRunner probes;
    private final InstantSource time;
    private final RunListener listener;
    private final SecretMemory secrets;
    private Variables variables;
    private Redactor redactor;
    private boolean knowsContainers;
    private @Nullable Inventory inventory;

    /** An observation, when it was asked for and how long it took. */
    private record Seen(Observation observation, Instant asked, Duration took) {}

    Observer(RunRequest request, Ports ports, SecretMemory secrets) {
        this.request = request;
        this.probes = ports.probes();
        this.time = ports.time();
        this.listener = ports.listener();
        this.secrets = secrets;
        this.variables = request.target().variables();
        this.redactor = secrets.redactor();
        keepSecret(variables.values());
    }

    /** Knows the secrets of everything that was observed so far, and those of earlier runs. */
    Redactor redactor() {
        return redactor;
    }

    /** The target's variables, and what scripts have exported since. */
    Variables variables() {
        return variables;
    }

    /** Takes what a script has exported: what follows sees it. */
    void exported(Map<String, String> more) {
        if (!more.isEmpty()) {
            variables = variables.exporting(more);
            keepSecret(more);
        }
    }

    /** Looks at containers that may have come, to know what they hold before it is told. */
    void meetContainers() throws InterruptedException {
        observe(CONTAINERS);
    }

    Results pass() throws InterruptedException {
        Results results = new Results();
        Redactor before = redactor;
        knowsContainers = false;
        // Observed once a pass: what equal probes see is judged from the same observation.
        Map<Probe, Seen> seen = new LinkedHashMap<>();
        List<Check> left = new ArrayList<>(request.runbook().checks());
        while (!left.isEmpty()) {
            List<Check> wave =
                    left.stream()
                            .filter(check -> check.requires().stream().allMatch(results::has))
                            .toList();
            List<Check> probed = new ArrayList<>();
            for (Check check : wave) {
                if (!isSettledUnprobed(check, results)) {
                    probed.add(check);
                }
            }
            probe(probed, seen, results);
            left.removeIf(check -> results.has(check.id()));
        }
        if (redactor != before) {
            // What was seen before a container was holds its secrets, perhaps.
            results.redact(redactor);
        }
        return results;
    }

    /** The project's containers as they were seen last; they are looked at if they never were. */
    Optional<Inventory> inventory() throws InterruptedException {
        if (inventory == null) {
            observe(CONTAINERS);
        }
        return Optional.ofNullable(inventory);
    }

    /** What was seen in one line, without secrets. */
    String shown(Observation observation) {
        return redactor.redact(observation.describe());
    }

    Observation observe(Probe probe) throws InterruptedException {
        try {
            Probe bound = probe.bind(variables);
            Map<Probe, Seen> seen = new LinkedHashMap<>();
            observe(Map.of(bound, request.probeTimeout()), seen);
            return Objects.requireNonNull(seen.get(bound)).observation();
        } catch (UnsetVariableException unset) {
            return unset(unset);
        }
    }

    private boolean isSettledUnprobed(Check check, Results results) {
        Instant now = time.instant();
        if (!request.isSelected(check.id())) {
            results.add(CheckResult.skipped(check.id(), "not asked for", now));
            return true;
        }
        if (request.failFast() && hasFailed(results)) {
            results.add(CheckResult.skipped(check.id(), "left out after a failure", now));
            return true;
        }
        if (!results.blockersOf(check).isEmpty()) {
            CheckResult blocked = CheckResult.blocked(check.id(), results.blockersOf(check), now);
            results.add(blocked);
            listener.judged(check, blocked);
            return true;
        }
        return false;
    }

    private static boolean hasFailed(Results results) {
        return results.any(Outcome.FAIL) || results.any(Outcome.ERROR);
    }

    private void probe(List<Check> checks, Map<Probe, Seen> seen, Results results)
            throws InterruptedException {
        List<Probe> bound = new ArrayList<>();
        Map<Probe, Duration> wanted = new LinkedHashMap<>();
        for (Check check : checks) {
            Probe probe = bind(check, seen);
            bound.add(probe);
            if (!seen.containsKey(probe)) {
                Duration timeout =
                        check.timeout() == null ? request.probeTimeout() : check.timeout();
                wanted.merge(probe, timeout, Observer::longer);
            }
        }
        if (!wanted.isEmpty() && !knowsContainers) {
            observeBesideContainers(wanted, seen);
            knowsContainers = true;
        } else if (!wanted.isEmpty()) {
            observe(wanted, seen);
        }
        for (int i = 0; i < checks.size(); i++) {
            Probe probe = bound.get(i);
            judge(checks.get(i), probe, Objects.requireNonNull(seen.get(probe)), results);
        }
    }

    private void observeBesideContainers(Map<Probe, Duration> wanted, Map<Probe, Seen> seen)
            throws InterruptedException {
        Map<Probe, Duration> all = new LinkedHashMap<>();
        all.put(CONTAINERS, request.probeTimeout());
        wanted.forEach((probe, timeout) -> all.merge(probe, timeout, Observer::longer));
        observe(all, seen);
        if (!wanted.containsKey(CONTAINERS)) {
            // Whoever asks for them later in the pass is to see them as they are then.
            seen.remove(CONTAINERS);
        }
    }

    private void observe(Map<Probe, Duration> wanted, Map<Probe, Seen> seen)
            throws InterruptedException {
        Instant asked = time.instant();
        ProbeRunner.Sink sink =
                (probe, observation) -> {
                    Duration took = Duration.between(asked, time.instant());
                    seen.put(probe, new Seen(observation, asked, took));
                    learn(observation);
                };
        String why = observe(wanted, sink);
        for (Probe probe : wanted.keySet()) {
            if (!seen.containsKey(probe)) {
                sink.seen(probe, nothingSeen(probe, why));
            }
        }
    }

    /** Answers with why not everything was observed; empty if nobody knows. */
    private String observe(Map<Probe, Duration> wanted, ProbeRunner.Sink sink)
            throws InterruptedException {
        try {
            probes.observe(wanted, sink);
            return "";
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Throwable thrown) {
            return ": " + ForeignCode.fault(thrown);
        }
    }

    private void judge(Check check, Probe probe, Seen seen, Results results) {
        CheckResult result =
                new Judge(redactor)
                        .result(check, probe, seen.observation(), seen.asked(), seen.took());
        results.add(result);
        listener.judged(check, result);
    }

    // A probe that lacks a variable is its own observation, that of having none.
    private Probe bind(Check check, Map<Probe, Seen> seen) {
        try {
            return check.probe().bind(variables);
        } catch (UnsetVariableException unset) {
            seen.put(check.probe(), new Seen(unset(unset), time.instant(), Duration.ZERO));
            return check.probe();
        }
    }

    private static Observation unset(UnsetVariableException unset) {
        return new Unobserved(Unobserved.Reason.UNABLE, String.valueOf(unset.getMessage()));
    }

    private static Observation nothingSeen(Probe probe, String why) {
        return new Unobserved(
                Unobserved.Reason.UNABLE, "nothing was observed of " + probe.describe() + why);
    }

    private void learn(Observation observation) {
        if (observation instanceof ContainersSeen seen) {
            learn(seen.inventory());
        } else if (observation instanceof FleetSeen seen) {
            learn(seen.fleet().inventory());
        }
    }

    private void learn(Inventory seen) {
        inventory = seen;
        for (Container container : seen.containers()) {
            keepSecret(container.environment());
        }
    }

    private void keepSecret(Map<String, String> environment) {
        secrets.learn(environment);
        redactor = redactor.and(environment);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
