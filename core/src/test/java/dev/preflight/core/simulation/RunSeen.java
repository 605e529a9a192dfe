package dev.preflight.core.simulation;

import dev.preflight.core.check.Outcome;
import dev.preflight.core.probe.CommandProbe;
import dev.preflight.core.probe.ContainersProbe;
import dev.preflight.core.probe.Probe;
import dev.preflight.core.probe.WorkersProbe;
import dev.preflight.core.remediation.Pause;
import dev.preflight.core.run.RunRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a run of a program has looked at, and what was true when it did. Holds no rules. */
final class RunSeen {
    static final Sight NOTHING = new Sight(false, false, false);

    final RunRequest request;
    final List<Terms> checks;
    final Map<String, Verdict> verdicts = new HashMap<>();
    final Set<String> mayReset = new HashSet<>();
    List<Pause> pauses = List.of();
    int pausesSeen = -1;
    Set<String> busy = Set.of();
    int registrySeen = -1;
    boolean knowsProject;
    int attempts;
    @Nullable Deed deed;
    private final Map<String, Sight> sights = new HashMap<>();
    private final Map<String, Duration> asked = new HashMap<>();
    private int order;

    /** What was true of a check's subject when its probe was answered. */
    record Sight(boolean isFit, boolean isProved, boolean isBroken) {
        static Sight of(Terms terms, World world) {
            return new Sight(world.isFit(terms), world.isProved(terms), world.isBroken(terms));
        }
    }

    /**
     * What the engine made of it.
     *
     * @param asked when the probe was
     * @param judged when what it answered was
     * @param order of this among all that the run looked at
     */
    record Verdict(Outcome outcome, Sight sight, Duration asked, Duration judged, int order) {}

    RunSeen(RunRequest request, List<Terms> checks) {
        this.request = request;
        this.checks = checks;
        if (request.reset()) {
            checks.forEach(terms -> mayReset.add(terms.check()));
        }
    }

    int next() {
        return order++;
    }

    void asks(Probe probe, Duration now) {
        for (Terms terms : checks) {
            if (isOf(terms, probe)) {
                sights.remove(terms.check());
                asked.put(terms.check(), now);
            }
        }
    }

    void sees(Probe probe, World world) {
        for (Terms terms : checks) {
            if (isOf(terms, probe)) {
                sights.put(terms.check(), Sight.of(terms, world));
            }
        }
        if (probe instanceof ContainersProbe) {
            knowsProject = !world.hasVanished;
        }
        if (probe instanceof WorkersProbe) {
            busy = new HashSet<>();
            world.boxes.stream().filter(box -> box.isBusy).forEach(box -> busy.add(box.id));
            registrySeen = next();
        }
    }

    /** The sight that a check is judged by; used up by that. */
    Verdict judged(String check, Outcome outcome, Duration now) {
        Sight sight = sights.remove(check);
        Duration at = asked.remove(check);
        Verdict verdict =
                new Verdict(
                        outcome,
                        sight == null ? NOTHING : sight,
                        at == null || outcome == Outcome.BLOCKED ? now : at,
                        now,
                        next());
        verdicts.put(check, verdict);
        return verdict;
    }

    private static boolean isOf(Terms terms, Probe probe) {
        return switch (terms.about()) {
            case PART ->
                    probe instanceof CommandProbe command && command.script().equals(terms.check());
            case CONTAINERS_RUNNING, NONE_UNWELL -> probe instanceof ContainersProbe;
            case REGISTERED, TYPES, STATES -> probe instanceof WorkersProbe;
        };
    }
}
