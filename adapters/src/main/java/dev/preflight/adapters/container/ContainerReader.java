package dev.preflight.adapters.container;

import dev.preflight.core.container.Container;
import java.util.List;

/** Port: looks at the containers of an engine. Changes nothing. Safe for threads. */
public interface ContainerReader {
    /**
     * The containers of a compose project in any state, by service and then by name, without
     * one-off containers ({@code compose run}). A container that vanishes meanwhile is left out.
     *
     * @throws EngineException if the engine cannot be asked, or its answer makes no sense
     */
    List<Container> containers(String project) throws EngineException, InterruptedException;

    /**
     * The compose projects that have containers on this engine, by name.
     *
     * @throws EngineException if the engine cannot be asked, or its answer makes no sense
     */
    List<ComposeProject> projects() throws EngineException, InterruptedException;
}
