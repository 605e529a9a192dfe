package dev.preflight.adapters.target;

import dev.preflight.core.container.Container;
import dev.preflight.core.container.ContainerState;
import dev.preflight.core.container.Inventory;
import dev.preflight.core.probe.HttpAnswer;
import dev.preflight.core.probe.Observation;
import dev.preflight.core.probe.Unobserved;
import java.util.Set;
import java.util.TreeSet;

/**
 * A service of the project that is asked on a port of this machine. If it publishes others and not
 * that one, whoever answers there is somebody else, as the same service of another checkout.
 *
 * @param name of the service
 * @param port that is asked
 */
record PublishedService(String name, int port) {
    /** What is to be made of an observation, beside what is known of the project. */
    Observation judge(Observation observation, Inventory inventory) {
        Set<Integer> published = publishedIn(inventory);
        if (published.isEmpty() || published.contains(port)) {
            // Without a port of its own it may be on the machine's network, or elsewhere.
            return observation;
        }
        if (observation instanceof HttpAnswer) {
            return new Unobserved(
                    Unobserved.Reason.UNABLE,
                    "port "
                            + port
                            + " is answered, but not by this project's "
                            + name
                            + ", which publishes "
                            + listed(published));
        }
        return observation instanceof Unobserved nothing
                ? new Unobserved(
                        nothing.reason(),
                        nothing.detail()
                                + "; this project's "
                                + name
                                + " publishes "
                                + listed(published)
                                + ", not "
                                + port)
                : observation;
    }

    private Set<Integer> publishedIn(Inventory inventory) {
        Set<Integer> published = new TreeSet<>();
        for (Container container : inventory.containers()) {
            if (container.service().equals(name) && container.state() == ContainerState.RUNNING) {
                published.addAll(container.published());
            }
        }
        return published;
    }

    private static String listed(Set<Integer> ports) {
        StringBuilder text = new StringBuilder();
        for (int port : ports) {
            text.append(text.isEmpty() ? "" : ", ").append(port);
        }
        return text.toString();
    }
}
