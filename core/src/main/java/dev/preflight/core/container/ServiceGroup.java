package dev.preflight.core.container;

import java.util.List;

/**
 * Services of one kind, of which at least one must run.
 *
 * @param prefix with which the names of the kind's services start; the whole name of {@code
 *     service} where that alone is meant
 * @param service the one to bring up when none of them is
 */
public record ServiceGroup(String prefix, String service) {
    /** The kind's containers in this inventory, whatever their state. */
    public List<Container> containersIn(Inventory inventory) {
        return inventory.containers().stream()
                .filter(container -> includes(container.service()))
                .toList();
    }

    /** For people: {@code training-worker-*}. */
    public String name() {
        return isOneService() ? service : prefix + "*";
    }

    private boolean includes(String name) {
        return isOneService() ? name.equals(service) : name.startsWith(prefix);
    }

    private boolean isOneService() {
        return prefix.equals(service);
    }
}
