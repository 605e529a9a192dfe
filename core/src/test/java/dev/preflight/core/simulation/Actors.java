package dev.preflight.core.simulation;

import dev.preflight.core.check.CheckId;
import dev.preflight.core.check.Outcome;
import dev.preflight.core.incident.Event;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.remediation.Ledger;
import dev.preflight.core.remediation.LedgerException;
import dev.preflight.core.remediation.Pause;
import dev.preflight.core.remediation.TargetLock;
import dev.preflight.core.run.HealStep;
import dev.preflight.core.run.Mode;
import dev.preflight.core.run.RunReport;
import dev.preflight.core.run.RunRequest;
import dev.preflight.core.runbook.Runbook;
import dev.preflight.core.simulation.Channel.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Those who use the engine: services, commands and people, each one strand of ordinary code. */
final class Actors {
    private final History history;
    private final Chance chance;
    private int programs;

    Actors(History history) {
        this.history = history;
        this.chance = history.chance;
    }

    /** A service's part for one place: heals in steps whatever it hears of, and sweeps. */
    void serve(Place place) {
        Program program = program(place.world(), "service");
        while (history.goesOn()) {
            history.idle(1, 90);
            if (!history.channel.takes(place) && !chance.oneIn(6)) {
                continue;
            }
            try {
                healInSteps(program, request(place, Mode.HEAL));
            } catch (Program.Gone gone) {
                history.strands.sleep(chance.seconds(1, 40));
                program = program(place.world(), "service");
            }
        }
    }

    private void healInSteps(Program program, RunRequest request) {
        history.invariants.runs(program, request);
        HealStep step = program.preflight().begin(request);
        while (step.rest().isPresent()) {
            history.saw(Happening.RESTED);
            history.trace.add(program.name, () -> "rests");
            if (chance.oneIn(20)) {
                history.saw(Happening.STEP_LOST);
                return;
            }
            Duration late = chance.oneIn(4) ? chance.seconds(0, 60) : Duration.ZERO;
            program.sleep(step.rest().orElseThrow().pause().plus(late));
            step = program.preflight().resume(request, step);
        }
        over(program, request, step.report());
    }

    /** A service's schedule for one place: checks, and announces what fails. */
    void detect(Place place) {
        Program program = program(place.world(), "detector");
        while (history.goesOn()) {
            history.idle(30, 400);
            try {
                RunReport report = run(program, request(place, Mode.CHECK));
                if (report.checks().stream()
                        .anyMatch(it -> it.result().outcome() == Outcome.FAIL)) {
                    history.channel.send(place);
                }
            } catch (Program.Gone gone) {
                program = program(place.world(), "detector");
            }
        }
    }

    /** People and jobs that run the command now and then, each time a process of its own. */
    void command(List<Place> places) {
        while (history.goesOn()) {
            history.idle(1, 400);
            Place place = chance.oneOf(places);
            try {
                Mode mode = chance.oneIn(8) ? Mode.PLAN : Mode.HEAL;
                run(program(place.world(), "command"), request(place, mode));
            } catch (Program.Gone gone) {
                history.trace.add("command", () -> "is gone");
            }
        }
    }

    private RunReport run(Program program, RunRequest request) {
        history.invariants.runs(program, request);
        RunReport report = program.preflight().run(request);
        over(program, request, report);
        return report;
    }

    private void over(Program program, RunRequest request, RunReport report) {
        history.trace.add(program.name, () -> "ends: " + report.outcome() + report.leftUndone());
        history.invariants.over(program, request, report);
    }

    /** People who pause and reset; the latter under the lock, as everybody who writes. */
    void decide() {
        while (history.goesOn()) {
            history.idle(20, 600);
            World world = chance.oneOf(history.worlds);
            try {
                decide(world);
            } catch (Program.Gone gone) {
                history.trace.add("person", () -> "is gone");
            } catch (LedgerException | InterruptedException failed) {
                history.trace.add("person", failed::toString);
            }
        }
    }

    private void decide(World world) throws LedgerException, InterruptedException {
        List<Pause> pauses = history.pauses(world.target.id());
        switch (chance.below(3)) {
            case 0 -> {
                history.saw(Happening.PAUSED);
                history.trace.add("person", () -> "pauses cures of " + world.target.project());
                Duration time = chance.seconds(10, 900);
                pauses.add(new Pause("ann", "deploying", history.clock.wall().plus(time)));
            }
            case 1 -> {
                if (!pauses.isEmpty()) {
                    history.saw(Happening.PAUSE_LIFTED);
                    pauses.clear();
                }
            }
            default -> reset(program(world, "person"), world);
        }
    }

    private void reset(Program person, World world) throws LedgerException, InterruptedException {
        Ledger ledger = new WatchedLedger(person);
        TargetLock.Grant grant =
                new ModelLock(person)
                        .acquire(world.target.id(), Duration.ofSeconds(5), holder -> {});
        if (grant.lease() == null) {
            return;
        }
        try (TargetLock.Lease lease = grant.lease()) {
            List<Incident> open =
                    ledger.load(world.target.id()).incidents().stream()
                            .filter(it -> !it.isClosed())
                            .toList();
            if (!open.isEmpty() && lease.isHeld()) {
                Incident incident = chance.oneOf(open);
                history.saw(Happening.RESET_BY_PERSON);
                history.invariants.forgives(person, incident);
                Event reset = new Event.Reset("ann");
                ledger.record(
                        world.target.id(), incident.on(reset, history.clock.instant()).incident());
            }
        }
    }

    private Program program(World world, String name) {
        return new Program(history, world, name + "-" + programs++);
    }

    /** A request as people and services make them; most are plain. */
    private RunRequest request(Place place, Mode mode) {
        Runbook runbook = history.scenario.runbook(place.runbook());
        RunRequest.Builder request =
                RunRequest.builder("run", runbook, place.world().target, mode)
                        .reset(mode == Mode.HEAL && chance.oneIn(20))
                        .lockPatience(Duration.ofSeconds(chance.oneOf(0, 5, 30)));
        if (chance.oneIn(6)) {
            makeUnusual(request, runbook);
        }
        return request.build();
    }

    private void makeUnusual(RunRequest.Builder request, Runbook runbook) {
        Set<CheckId> some = Set.of(chance.oneOf(runbook.checks()).id());
        boolean only = chance.oneIn(2);
        request.only(only ? some : Set.of())
                .skip(only || chance.oneIn(2) ? Set.of() : some)
                .failFast(chance.oneIn(3))
                .strict(chance.oneIn(3));
    }

    /** A last look, once nothing disturbs any more. */
    RunReport lookAt(Place place) {
        RunRequest request =
                RunRequest.heal(
                        "last", history.scenario.runbook(place.runbook()), place.world().target);
        return run(program(place.world(), "last"), request);
    }

    static List<Place> places(History history) {
        List<Place> places = new ArrayList<>();
        for (World world : history.worlds) {
            history.scenario.runbooks().keySet().forEach(it -> places.add(new Place(world, it)));
        }
        return places;
    }
}
