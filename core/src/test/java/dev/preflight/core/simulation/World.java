package dev.preflight.core.simulation;

import dev.preflight.core.container.Container;
import dev.preflight.core.container.ContainerState;
import dev.preflight.core.container.Inventory;
import dev.preflight.core.target.Target;
import dev.preflight.core.worker.Fleet;
import dev.preflight.core.worker.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One target of the model world: parts that a script mends, containers with workers, and a foreign
 * project with containers of the same names beside them. Knows what is true, whatever anybody sees.
 */
final class World {
    static final List<String> SERVICES =
            List.of("training-worker-1", "training-worker-2", "backtest-worker-1");
    private static final List<String> TYPES = List.of("training", "backtest");

    final Target target;
    final Map<String, Part> parts = new LinkedHashMap<>();
    final List<Box> boxes = new ArrayList<>();
    final List<Box> foreign = new ArrayList<>();

    /** Nobody is there who could say what the project is. */
    boolean hasVanished;

    private final VirtualClock clock;
    private final Healths healths;
    private boolean hasContainers;
    private int made;

    /** A part of the stack that a script of its name mends. */
    static final class Part {
        boolean isBroken;
        boolean isHung;

        /** How long it lasts once mended; null for good. */
        @Nullable Duration lasts;

        @Nullable Duration breaksAt;
    }

    World(String project, VirtualClock clock, Healths healths) {
        this.target = Target.local(project);
        this.clock = clock;
        this.healths = healths;
    }

    private Box add(String service) {
        String id = "id-" + target.project() + "-" + made++;
        Box box = new Box(id, service, healths.areChecked(), clock.wall());
        boxes.add(box);
        return box;
    }

    private void addForeign(String service) {
        foreign.add(new Box("id-foreign-" + made++, service, false, clock.wall()));
    }

    Part part(String name) {
        return parts.computeIfAbsent(name, unknown -> new Part());
    }

    /** What was to happen by now, happens. */
    void catchUp() {
        for (Part part : parts.values()) {
            if (isDue(part.breaksAt)) {
                part.isBroken = true;
                part.breaksAt = null;
            }
        }
        for (Box box : boxes) {
            if (isDue(box.registersAt) && box.isUp()) {
                box.isListed = true;
                box.status = "idle";
                box.registersAt = null;
            }
            if (isDue(box.healthKnownAt)) {
                box.healthKnownAt = null;
            }
            if (isDue(box.idleAt)) {
                box.isBusy = false;
                box.idleAt = null;
            }
        }
    }

    private boolean isDue(@Nullable Duration at) {
        return at != null && at.compareTo(clock.passed()) <= 0;
    }

    /** Whether what a check is about is truly as it should be. */
    boolean isFit(Terms terms) {
        return switch (terms.about()) {
            case PART -> !part(terms.check()).isBroken && !part(terms.check()).isHung;
            case CONTAINERS_RUNNING ->
                    TYPES.stream().allMatch(type -> any(box -> box.isOfType(type) && box.isUp()));
            case REGISTERED -> any(World::isPresent);
            case TYPES ->
                    TYPES.stream()
                            .allMatch(type -> any(box -> box.isOfType(type) && isPresent(box)));
            case STATES ->
                    any(World::isPresent)
                            && !any(box -> box.isListed && isBad(box))
                            && !any(box -> box.isListed && isUnclear(box));
            case NONE_UNWELL -> !boxes.isEmpty() && !any(Box::isUnwell);
        };
    }

    /** Whether it is fit for all that anybody will ever know of how things are now. */
    boolean isProved(Terms terms) {
        boolean isAboutHealth = terms.about() == Terms.About.NONE_UNWELL;
        return isFit(terms) && !(isAboutHealth && any(Box::isHealthPending));
    }

    /** Whether it is truly not, for everyone to see, or nobody could tell it from that. */
    boolean isBroken(Terms terms) {
        return switch (terms.about()) {
            case PART -> part(terms.check()).isBroken && !part(terms.check()).isHung;
            case STATES -> any(box -> box.isListed && isBad(box)) || !any(World::isPresent);
            case REGISTERED, TYPES -> !isFit(terms) || any(this::seemsToLoop);
            case CONTAINERS_RUNNING, NONE_UNWELL ->
                    !hasVanished && (!isFit(terms) || any(this::seemsToLoop));
        };
    }

    private boolean seemsToLoop(Box box) {
        return box.seemsToLoop(clock.wall());
    }

    private static boolean isPresent(Box box) {
        return box.isListed && box.isUp();
    }

    private static boolean isBad(Box box) {
        return "error".equals(box.status) || "temporarily_unavailable".equals(box.status);
    }

    private static boolean isUnclear(Box box) {
        return box.status == null || box.status.equals("draining");
    }

    private boolean any(Predicate<Box> condition) {
        return boxes.stream().anyMatch(condition);
    }

    /** All is well again. */
    void mend() {
        hasVanished = false;
        for (Part part : parts.values()) {
            part.isBroken = false;
            part.isHung = false;
            part.breaksAt = null;
        }
        if (hasContainers) {
            boxes.clear();
            SERVICES.forEach(this::add);
        }
    }

    void addContainers() {
        hasContainers = true;
        SERVICES.forEach(this::add);
        SERVICES.forEach(this::addForeign);
    }

    Optional<Box> box(String id) {
        return boxes.stream().filter(box -> box.id.equals(id)).findFirst();
    }

    /** Starts a container, whose health check begins anew. */
    void starts(Box box, @Nullable Duration registers) {
        box.starts(clock.wall(), registers);
        healths.begin(box, clock.passed());
    }

    Inventory inventory() {
        Instant now = clock.wall();
        List<Container> seen =
                boxes.stream().map(box -> box.asSeen(target.project(), now)).toList();
        return new Inventory(target.project(), seen, List.of("other"), !hasVanished, now);
    }

    Fleet fleet() {
        List<Worker> listed =
                boxes.stream().filter(box -> box.isListed).map(Box::asListed).toList();
        return new Fleet(listed, inventory());
    }

    /**
     * Compose makes a new container, of another id, in place of whatever is left of the old one.
     */
    void create(String service, @Nullable Duration registers) {
        hasVanished = false;
        boxes.removeIf(box -> box.service.equals(service) && box.state != ContainerState.RUNNING);
        if (boxes.stream().noneMatch(box -> box.service.equals(service))) {
            starts(add(service), registers);
        }
    }
}
