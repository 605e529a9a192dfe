package dev.preflight.core.cure;

import dev.preflight.core.ForeignCode;
import dev.preflight.core.container.Container;
import dev.preflight.core.probe.TellingLine;
import dev.preflight.core.target.Variables;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** One concrete deed, with nothing left to be resolved. */
public sealed interface Step {
    /** The word for it in reports. */
    String kind();

    /** What it acts on: a service, or a name for the deed. */
    String target();

    /** The same step with the variables as they are now. */
    default Step bind(Variables variables) {
        return this;
    }

    /** The container it acts on; empty for one that acts on none, or on one yet to be created. */
    default Optional<Container> actsOn() {
        return Optional.empty();
    }

    /** Whether there may be other containers afterwards, which hold what nobody knows yet. */
    default boolean mayCreateContainers() {
        return false;
    }

    /**
     * Does it.
     *
     * @return what came of it; failing is a result, not an exception
     * @throws InterruptedException if told to stop; it may or may not have been done by then
     */
    ActionReport perform(Actuators actuators) throws InterruptedException;

    /** A step that acts on a container which is there. */
    sealed interface OnContainer extends Step {
        Container container();

        @Override
        default String target() {
            return container().service();
        }

        @Override
        default Optional<Container> actsOn() {
            return Optional.of(container());
        }
    }

    /**
     * Restarts a running container.
     *
     * @param container to restart
     * @param grace before it is killed
     */
    record Restart(Container container, Duration grace) implements OnContainer {
        @Override
        public String kind() {
            return "restart";
        }

        @Override
        public ActionReport perform(Actuators actuators) throws InterruptedException {
            return actuators.restart(this);
        }
    }

    /**
     * Starts a container that does not run.
     *
     * @param container to start
     */
    record Start(Container container) implements OnContainer {
        @Override
        public String kind() {
            return "start";
        }

        @Override
        public ActionReport perform(Actuators actuators) throws InterruptedException {
            return actuators.start(this);
        }
    }

    /**
     * Lets a paused container go on.
     *
     * @param container to unpause
     */
    record Unpause(Container container) implements OnContainer {
        @Override
        public String kind() {
            return "unpause";
        }

        @Override
        public ActionReport perform(Actuators actuators) throws InterruptedException {
            return actuators.unpause(this);
        }
    }

    /**
     * Creates and starts the container of a service that has none.
     *
     * @param service in the project's compose file
     * @param remains a dead container of its, which cannot be started and is in the way; null if
     *     there is none
     */
    record Create(String service, @Nullable Container remains) implements Step {
        /** Creates one that nothing is left of. */
        public Create(String service) {
            this(service, null);
        }

        @Override
        public String kind() {
            return "create";
        }

        @Override
        public String target() {
            return service;
        }

        @Override
        public boolean mayCreateContainers() {
            return true;
        }

        @Override
        public ActionReport perform(Actuators actuators) throws InterruptedException {
            return actuators.create(this);
        }
    }

    /**
     * Reads the end of a container's log.
     *
     * @param container whose log
     * @param lines at most, counted before filtering
     * @param pattern keeps only lines that match, ignoring case; null keeps all
     */
    record Logs(Container container, int lines, @Nullable String pattern) implements Step {
        @Override
        public String kind() {
            return "logs";
        }

        @Override
        public String target() {
            return container.service();
        }

        @Override
        public ActionReport perform(Actuators actuators) throws InterruptedException {
            return actuators.logs(this);
        }
    }

    /**
     * Lets time pass.
     *
     * @param duration how long
     */
    record Wait(Duration duration) implements Step {
        @Override
        public String kind() {
            return "wait";
        }

        @Override
        public String target() {
            return duration.toMillis() / 1000.0 + " s";
        }

        @Override
        public ActionReport perform(Actuators actuators) throws InterruptedException {
            return actuators.await(this);
        }
    }

    /**
     * Runs a bash script.
     *
     * @param script for bash
     * @param timeout after which its process tree is ended
     * @param exported what scripts before it have exported, over the target's variables; copied
     */
    record Script(String script, Duration timeout, Map<String, String> exported) implements Step {
        public Script {
            exported = Map.copyOf(exported);
        }

        /** With nothing but the target's variables. */
        public Script(String script, Duration timeout) {
            this(script, timeout, Map.of());
        }

        @Override
        public Step bind(Variables variables) {
            return new Script(script, timeout, variables.exported());
        }

        /** Without what was exported, which may be secret. */
        @Override
        public String toString() {
            return "Script[" + script + "]";
        }

        @Override
        public String kind() {
            return "command";
        }

        @Override
        public String target() {
            return TellingLine.of(script);
        }

        @Override
        public boolean mayCreateContainers() {
            return true;
        }

        @Override
        public ActionReport perform(Actuators actuators) throws InterruptedException {
            return actuators.script(this);
        }
    }

    /**
     * Runs an embedder's code.
     *
     * @param name what it does
     * @param code answers with what it did
     */
    record Custom(String name, Callable<String> code) implements Step {
        @Override
        public String kind() {
            return "custom";
        }

        @Override
        public String target() {
            return name;
        }

        @Override
        public boolean mayCreateContainers() {
            return true;
        }

        @Override
        public ActionReport perform(Actuators actuators) throws InterruptedException {
            try {
                @Nullable String did = code.call();
                return ActionReport.done(this, did == null ? "" : did);
            } catch (InterruptedException stopped) {
                throw stopped;
            } catch (Throwable thrown) {
                return ActionReport.failed(this, ForeignCode.fault(thrown));
            }
        }
    }
}
