package dev.preflight.core.container;

import java.util.List;

/**
 * Services of one kind, of which at least one must run.
 *
 * @param prefix with which the names of the kind's services start
 * @param service the one to bring up when none of them is
 */
public record ServiceGroup(String prefix, String service) {
    /** The kind's containers in this inventory, whatever their state. */
    public List<Container> containersIn(Inventory inventory) {
        return inventory.containers().stream()
                .filter(container -> container.service().startsWith(prefix))
                .toList();
    }
}
