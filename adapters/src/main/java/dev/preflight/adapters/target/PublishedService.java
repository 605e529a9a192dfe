package dev.preflight.adapters.target;

import dev.preflight.core.container.Container;
import dev.preflight.core.container.ContainerState;
import dev.preflight.core.container.Inventory;
import dev.preflight.core.probe.HttpAnswer;
import dev.preflight.core.probe.Observation;
import dev.preflight.core.probe.Unobserved;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A service of the project that is asked on a port of this machine. If it publishes others and not
 * that one, or does not run, whoever answers there is somebody else, as the same service of another
 * checkout.
 *
 * @param name of the service
 * @param port that is asked
 */
record PublishedService(String name, int port) {
    /** What is to be made of an observation, beside what is known of the project. */
    Observation judge(Observation observation, Inventory inventory) {
        if (observation instanceof HttpAnswer) {
            String stranger = stranger(inventory);
            return stranger == null
                    ? observation
                    : new Unobserved(Unobserved.Reason.UNABLE, stranger);
        }
        Set<Integer> published = publishedIn(inventory);
        return observation instanceof Unobserved nothing && isElsewhere(published)
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

    /** Why an answer on the port is not this service's; null if it may be. */
    @Nullable String stranger(Inventory inventory) {
        String notBy = "port " + port + " is answered, but not by this project's " + name;
        Container ended = endedIn(inventory);
        if (ended != null) {
            return notBy + ", which is " + ended.state().word();
        }
        Set<Integer> published = publishedIn(inventory);
        return isElsewhere(published) ? notBy + ", which publishes " + listed(published) : null;
    }

    /** Whether any container of the project publishes the port. */
    boolean isOfProject(Inventory inventory) {
        for (Container container : inventory.containers()) {
            if (container.state() == ContainerState.RUNNING
                    && container.published().contains(port)) {
                return true;
            }
        }
        return false;
    }

    // Without a port of its own it may be on the machine's network, or elsewhere.
    private boolean isElsewhere(Set<Integer> published) {
        return !published.isEmpty() && !published.contains(port);
    }

    /** A container of the service, if it has some and none of them can answer. */
    private @Nullable Container endedIn(Inventory inventory) {
        Container ended = null;
        for (Container container : inventory.ofService(name)) {
            if (container.state() == ContainerState.RUNNING
                    || container.state() == ContainerState.UNKNOWN) {
                return null;
            }
            ended = container;
        }
        return ended;
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
