package dev.preflight.adapters.container;

import java.util.Map;

/**
 * A compose project to hold a reader and an operator of containers against, with a lever for every
 * state of a container. Each service has one container. Before each test all of them run, and each
 * has logged {@link #greeting} and at least one line after it.
 *
 * <p>Every lever returns when the engine shows the state that the lever is named after. None waits
 * longer than half a minute.
 */
public interface ContractStack {
    /** The name of the compose project. */
    String project();

    /** The directory that the project was started from, as its containers' labels say. */
    String workingDirectory();

    /** One of its services. */
    String service();

    /** Another one, whose name comes after the first one's. */
    String otherService();

    /** The one of its services that is published on a port of this machine. */
    String publishedService();

    /** The port of this machine on which it is. */
    int publishedPort();

    /** Some of the variables that the service's container has in its environment; not empty. */
    Map<String, String> environment(String service);

    /** What the service's container logs on every start, before anything else; part of a line. */
    String greeting(String service);

    /** Kills the service's container; it stays, exited with status 137. */
    void kill(String service);

    /** Removes the service's container. */
    void remove(String service);

    /** Freezes the service's container. */
    void pause(String service);

    /** Replaces the service's container by one that was created and never started. */
    void createOnly(String service);

    /** Makes the service's container exit soon after every start, and the engine start it again. */
    void crashLoop(String service);

    /** Adds a running one-off container of the service, as {@code compose run} does. */
    void runOneOff(String service);

    /**
     * Starts another project whose services have the same names, at least {@link #service}.
     *
     * @return its name
     */
    String startNeighbour();
}
