package dev.preflight.core.check;

import dev.preflight.core.container.Container;
import dev.preflight.core.container.ContainerState;
import dev.preflight.core.container.Inventory;
import dev.preflight.core.container.ServiceGroup;
import dev.preflight.core.probe.ContainersSeen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Pass conditions over the containers of a project. */
public final class ContainerAssertions {
    private ContainerAssertions() {}

    /**
     * At least one container of every group is running, and not merely between two crashes. A
     * project that may not be the one meant, because it has no containers, is {@code ERROR}.
     *
     * @param groups at least one
     */
    public static Assertion oneRunningOfEach(List<ServiceGroup> groups) {
        List<ServiceGroup> copy = List.copyOf(groups);
        if (copy.isEmpty()) {
            throw new IllegalArgumentException("without a group of services nothing is asserted");
        }
        String expectation =
                copy.stream()
                        .map(ServiceGroup::name)
                        .collect(Collectors.joining(" and one ", "at least one ", " running"));
        return Assertion.over(
                ContainersSeen.class, expectation, seen -> judge(copy, seen.inventory()));
    }

    /** Every container is running, and not merely between two crashes; none at all is unknown. */
    public static Assertion allRunning() {
        return every("every container running", Container::isUp);
    }

    /** As {@link #allRunning}, or it has done its work and ended with 0. */
    public static Assertion allRunningOrDone() {
        return every(
                "every container running or ended with 0",
                (container, now) -> container.isUp(now) || isDone(container));
    }

    /**
     * No container is unhealthy, dead or in a restart loop; else the evidence names those that are.
     * One that was stopped or has ended is none of this. No containers at all is unknown.
     *
     * <p>While the health check of one that was started has not come to a word, the pass is
     * provisional, however long ago that was: Podman without systemd runs no health checks, and
     * says for good that they are starting.
     *
     * @see <a href="https://github.com/containers/podman/issues/19326">Podman, issue 19326</a>
     */
    public static Assertion noneUnwell() {
        return Assertion.over(
                ContainersSeen.class,
                "no container unhealthy, dead or restart-looping",
                seen ->
                        untilHealthIsKnown(
                                judge(ContainerAssertions::isWell, seen.inventory()),
                                seen.inventory()));
    }

    private static boolean isWell(Container container, Instant now) {
        return container.state() != ContainerState.DEAD
                && !container.isRestartLooping(now)
                && !isUnhealthy(container);
    }

    private static Judgement untilHealthIsKnown(Judgement judgement, Inventory inventory) {
        String pending =
                inventory.containers().stream()
                        .filter(Container::isHealthPending)
                        .map(Container::service)
                        .distinct()
                        .collect(Collectors.joining(", "));
        return judgement.outcome() != Outcome.PASS || pending.isEmpty()
                ? judgement
                : Judgement.provisionalPass(judgement.seen(), "the health of " + pending);
    }

    private static Assertion every(String expectation, BiPredicate<Container, Instant> condition) {
        return Assertion.over(
                ContainersSeen.class, expectation, seen -> judge(condition, seen.inventory()));
    }

    private static Judgement judge(BiPredicate<Container, Instant> condition, Inventory inventory) {
        if (inventory.containers().isEmpty()) {
            return Judgement.unknown(inventory.noContainers());
        }
        Instant now = inventory.observedAt();
        List<Container> unclear =
                inventory.containers().stream().filter(it -> it.isUncertain(now)).toList();
        List<Container> bad =
                inventory.containers().stream()
                        .filter(it -> !condition.test(it, now) && !unclear.contains(it))
                        .toList();
        if (!bad.isEmpty()) {
            List<Subject> subjects = bad.stream().<Subject>map(Subject.OfContainer::new).toList();
            return Judgement.fail(describe(bad, now), subjects);
        }
        return unclear.isEmpty()
                ? Judgement.pass(inventory.describe())
                : Judgement.unknown(describe(unclear, now));
    }

    private static boolean isDone(Container container) {
        Integer exitCode = container.exitCode();
        return container.state() == ContainerState.EXITED && exitCode != null && exitCode == 0;
    }

    // The engine keeps the last word of a health check when the container has ended.
    private static boolean isUnhealthy(Container container) {
        return container.state() == ContainerState.RUNNING
                && container.health().equals("unhealthy");
    }

    private static String describe(List<Container> containers, Instant now) {
        return containers.stream().map(it -> it.describe(now)).collect(Collectors.joining(", "));
    }

    private static Judgement judge(List<ServiceGroup> groups, Inventory inventory) {
        if (!inventory.isProjectKnown()) {
            return Judgement.unknown(inventory.noContainers());
        }
        List<String> seen = new ArrayList<>();
        List<Subject> missing = new ArrayList<>();
        boolean unknown = false;
        for (ServiceGroup group : groups) {
            List<Container> containers = group.containersIn(inventory);
            seen.add(describe(group, containers, inventory));
            if (containers.stream().anyMatch(it -> it.isUp(inventory.observedAt()))) {
                continue;
            }
            if (containers.stream().anyMatch(it -> it.isUncertain(inventory.observedAt()))) {
                unknown = true;
            } else {
                missing.add(subjectOf(group, containers));
            }
        }
        String all = String.join("; ", seen);
        if (!missing.isEmpty()) {
            return Judgement.fail(all, missing);
        }
        return unknown ? Judgement.unknown(all) : Judgement.pass(all);
    }

    private static String describe(
            ServiceGroup group, List<Container> containers, Inventory inventory) {
        return containers.isEmpty()
                ? "no container of " + group.name()
                : describe(containers, inventory.observedAt());
    }

    // The named service if it has a container or none of its kind has; else the first that exists.
    private static Subject subjectOf(ServiceGroup group, List<Container> containers) {
        return containers.stream()
                .filter(container -> container.service().equals(group.service()))
                .findFirst()
                .or(() -> containers.stream().findFirst())
                .<Subject>map(Subject.OfContainer::new)
                .orElseGet(() -> new Subject.OfService(group.service()));
    }
}
