package dev.preflight.core.simulation;

import dev.preflight.core.container.ContainerState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Breaks, and mends, what is in a world; sets clocks, loses leases. */
final class Nature {
    private final History history;
    private final Chance chance;

    Nature(History history) {
        this.history = history;
        this.chance = history.chance;
    }

    /** Lets something happen, again and again. */
    void live() {
        while (history.goesOn()) {
            World world = chance.oneOf(history.worlds);
            world.catchUp();
            disturb(world);
            leap();
            history.loseLease(world);
            history.idle(5, 200);
        }
    }

    private void disturb(World world) {
        if (!world.parts.isEmpty() && (world.boxes.isEmpty() || chance.oneIn(2))) {
            disturb(chance.oneOf(new ArrayList<>(world.parts.values())));
        } else if (!world.boxes.isEmpty()) {
            disturb(world, chance.oneOf(world.boxes));
        }
    }

    private void disturb(World.Part part) {
        switch (chance.below(6)) {
            case 0, 1 -> breaks(part);
            case 2 -> {
                breaks(part);
                part.lasts = chance.seconds(20, 400);
            }
            case 3 -> {
                history.saw(Happening.PART_HUNG);
                part.isHung = true;
            }
            default -> {
                part.isBroken = false;
                part.isHung = false;
                part.lasts = null;
            }
        }
    }

    private void breaks(World.Part part) {
        history.saw(Happening.PART_BROKE);
        part.isBroken = true;
    }

    private void disturb(World world, Box box) {
        if (world.hasVanished) {
            world.hasVanished = false;
            return;
        }
        switch (chance.below(14)) {
            case 0 -> stops(box, ContainerState.EXITED, Happening.CONTAINER_ENDED);
            case 1 -> stops(box, ContainerState.DEAD, Happening.CONTAINER_DEAD);
            case 2 -> stops(box, ContainerState.PAUSED, Happening.CONTAINER_PAUSED);
            case 3 -> all(world, it -> stops(it, ContainerState.EXITED, Happening.CONTAINER_ENDED));
            case 4 -> loops(box);
            case 5 -> {
                history.saw(Happening.CONTAINER_REMOVED);
                world.boxes.remove(box);
            }
            case 6 -> {
                history.saw(Happening.CONTAINER_UNHEALTHY);
                box.isUnhealthy = true;
            }
            case 7 -> {
                history.saw(Happening.WORKER_UNREGISTERED);
                all(world, it -> it.isListed &= it.isBusy);
            }
            case 8 -> status(box, "error", Happening.WORKER_IN_ERROR);
            case 9 -> status(box, "temporarily_unavailable", Happening.WORKER_OFFLINE);
            case 10 ->
                    status(
                            box,
                            chance.oneIn(2) ? null : "draining",
                            Happening.WORKER_OF_UNKNOWN_STATUS);
            case 11 -> {
                history.saw(Happening.WORKER_WITHOUT_TYPE);
                box.hasType = false;
            }
            case 12 -> {
                if (world.boxes.stream().noneMatch(it -> it.isListed)) {
                    history.saw(Happening.PROJECT_VANISHED);
                    world.boxes.clear();
                    world.hasVanished = true;
                }
            }
            default -> recovers(world, box);
        }
        if (chance.oneIn(2)) {
            worksHard(chance.oneOf(world.boxes.isEmpty() ? List.of(box) : world.boxes));
        }
    }

    private void stops(Box box, ContainerState as, Happening happening) {
        history.saw(happening);
        box.stops(as);
    }

    private static void all(World world, Consumer<Box> what) {
        world.boxes.forEach(what);
    }

    private void loops(Box box) {
        history.saw(Happening.CONTAINER_LOOPED);
        box.stops(chance.oneIn(2) ? ContainerState.RUNNING : ContainerState.RESTARTING);
        box.loops = true;
        box.restarts = chance.between(2, 9);
    }

    private void status(Box box, @Nullable String word, Happening happening) {
        history.saw(happening);
        box.status = word;
    }

    // By itself, as the engine's restart policy would: once, and only just now.
    private void recovers(World world, Box box) {
        if (!box.isUp()) {
            world.starts(box, history.clock.passed().plus(Duration.ofSeconds(5)));
            box.restarts = 1;
        }
        box.isUnhealthy = false;
        box.hasType = true;
        box.status = "idle";
    }

    private void worksHard(Box box) {
        if (!box.isUp() || !box.isListed) {
            return;
        }
        history.saw(Happening.WORKER_BUSY);
        box.isBusy = true;
        box.idleAt = history.clock.passed().plus(chance.seconds(10, 900));
        if (chance.oneIn(3)) {
            history.saw(Happening.WORKER_BUSY_AND_UNTRACEABLE);
            box.isTraceable = false;
        }
    }

    private void leap() {
        if (!chance.oneIn(history.weather().leap())) {
            return;
        }
        boolean forward = chance.oneIn(2);
        Duration by = chance.oneOf(chance.seconds(1, 30), chance.seconds(60, 7200));
        history.saw(forward ? Happening.CLOCK_SET_FORWARD : Happening.CLOCK_SET_BACK);
        history.clock.leap(forward ? by : by.negated());
        history.trace.add(
                "nature", () -> "sets the clock " + (forward ? "forward " : "back ") + by);
    }
}
