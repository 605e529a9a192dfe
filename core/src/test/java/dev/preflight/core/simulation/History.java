package dev.preflight.core.simulation;

import dev.preflight.core.incident.Incident;
import dev.preflight.core.remediation.InMemoryLedger;
import dev.preflight.core.remediation.Pause;
import dev.preflight.core.remediation.RemediationPolicy;
import dev.preflight.core.simulation.Channel.Place;
import dev.preflight.core.target.TargetId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One history: a seed decides on the worlds, the rules, who acts in them, and what goes wrong. */
final class History {
    // Some hundreds are usual. A history that needs so many does not end.
    private static final int MOST_STEPS = 100_000;

    private static final Duration BEAT = Duration.ofSeconds(30);

    final Coverage coverage;
    final Chance chance;
    final VirtualClock clock = new VirtualClock();
    final Trace trace;
    final Strands strands;
    final Scenario scenario;
    final RemediationPolicy policy;
    final List<World> worlds;
    final InMemoryLedger durable = new InMemoryLedger(clock::wall);
    final ModelLock.Locks locks = new ModelLock.Locks();
    final Channel channel = new Channel(this);
    final Invariants invariants;
    private final Map<TargetId, List<Pause>> pauses = new HashMap<>();
    private final Duration horizon;
    private final boolean isInStep;
    private Weather weather;
    private int steps;
    private @Nullable Throwable failure;

    History(long seed, boolean isTraced, Coverage coverage) {
        this.coverage = coverage;
        this.chance = new Chance(seed);
        this.trace = new Trace(isTraced, clock);
        this.strands = new Strands(clock, chance);
        this.weather = Weather.of(chance);
        this.scenario = Scenario.of(chance);
        this.policy = scenario.policy();
        Healths healths = new Healths(new Chance(~seed), coverage);
        this.worlds = scenario.worlds(chance, clock, healths);
        this.invariants = new Invariants(this);
        this.horizon = Duration.ofMinutes(chance.between(5, 40));
        this.isInStep = chance.oneIn(2);
    }

    /** Plays it to its end; throws what is wrong with it. */
    void play() throws Throwable {
        Actors actors = new Actors(this);
        List<Place> places = Actors.places(this);
        strand(new Nature(this)::live);
        for (Place place : places) {
            strand(() -> actors.serve(place));
            strand(() -> actors.detect(place));
        }
        for (int i = 0; i < chance.between(0, 2); i++) {
            strand(() -> actors.command(places));
        }
        if (chance.oneIn(weather.person())) {
            strand(actors::decide);
        }
        strand(() -> settle(actors, places));
        strands.run();
        if (failure != null) {
            throw failure;
        }
    }

    private void settle(Actors actors, List<Place> places) {
        strands.sleep(horizon);
        weather = Weather.CALM;
        // Longer than any wait, any lease of the dead and any pause.
        strands.sleep(Duration.ofMinutes(30));
        places.forEach(place -> invariants.isSettled(place, actors.lookAt(place)));
        clock.setRight();
        worlds.forEach(World::mend);
        // The first notes that all is well, the second that it has been for long enough.
        places.forEach(actors::lookAt);
        strands.sleep(Duration.ofHours(1));
        places.forEach(place -> invariants.isAtPeace(place, actors.lookAt(place)));
    }

    // What is wrong may come to light in code that goes on whatever is thrown: it is kept here.
    private void strand(Runnable body) {
        strands.add(() -> {
            try {
                body.run();
            } catch (Program.Gone gone) {
                if (failure == null) {
                    failure = new AssertionError("a strand ended before its time", gone);
                }
            } catch (Throwable thrown) {
                fail(thrown);
            }
        });
    }

    void fail(Throwable what) {
        if (failure == null) {
            failure = what;
            trace.add("INVARIANT", what::toString);
        }
    }

    /**
     * Whoever calls this has nothing to do for a while. In half of the histories all wake at once.
     */
    void idle(int least, int most) {
        Duration time = chance.seconds(least, most);
        long beat = BEAT.toNanos();
        long wakes = clock.passed().plus(time).toNanos() / beat * beat + beat;
        strands.sleep(isInStep ? Duration.ofNanos(wakes).minus(clock.passed()) : time);
    }

    boolean isOver() {
        return failure != null;
    }

    boolean goesOn() {
        return failure == null && clock.passed().compareTo(horizon) < 0;
    }

    Weather weather() {
        return weather;
    }

    void saw(Happening happening) {
        coverage.saw(happening);
    }

    List<Pause> pauses(TargetId target) {
        return pauses.computeIfAbsent(target, none -> new ArrayList<>());
    }

    void count() {
        steps++;
        if (steps > MOST_STEPS) {
            fail(new AssertionError("this history does not end"));
            throw new Program.Gone();
        }
    }

    boolean isCrashDue() {
        return chance.oneIn(weather.crash()) || steps == weather.crashAtStep();
    }

    boolean isStopDue() {
        return chance.oneIn(weather.stop());
    }

    InterruptedException stopped(Program program, Happening where) {
        saw(where);
        trace.add(program.name, () -> "is told to stop: " + where);
        return new InterruptedException("told to stop");
    }

    void loseLease(World world) {
        ModelLock.Holding holding = locks.of(world.target.id());
        if (holding != null
                && holding.owner.diedAt() == null
                && chance.oneIn(weather.leaseLost())) {
            saw(Happening.LEASE_LOST);
            trace.add(holding.owner.name, () -> "loses its lease");
            locks.lose(world.target.id());
            invariants.lost(holding.owner);
        }
    }

    /** What is durable of a target's incidents. */
    List<Incident> incidents(World world) {
        return durable.load(world.target.id()).incidents();
    }
}
