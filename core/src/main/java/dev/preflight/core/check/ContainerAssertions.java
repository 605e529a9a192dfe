package dev.preflight.core.check;

import dev.preflight.core.container.Container;
import dev.preflight.core.container.Inventory;
import dev.preflight.core.container.ServiceGroup;
import dev.preflight.core.probe.ContainersSeen;
import java.util.ArrayList;
import java.util.List;
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
                        .map(group -> group.prefix() + "*")
                        .collect(Collectors.joining(" and one ", "at least one ", " running"));
        return Assertion.over(
                ContainersSeen.class, expectation, seen -> judge(copy, seen.inventory()));
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
                ? "no container of " + group.prefix() + "*"
                : containers.stream()
                        .map(container -> container.describe(inventory.observedAt()))
                        .collect(Collectors.joining(", "));
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
