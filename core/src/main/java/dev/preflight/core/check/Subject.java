package dev.preflight.core.check;

import dev.preflight.core.container.Container;
import dev.preflight.core.worker.Worker;

/** What the evidence of a failed check names, and a cure may therefore act on. */
public sealed interface Subject {
    /** The name that an operator knows it by. */
    String name();

    /**
     * A container.
     *
     * @param container as observed
     */
    record OfContainer(Container container) implements Subject {
        @Override
        public String name() {
            return container.service();
        }
    }

    /**
     * A service that has no container, or none that is up.
     *
     * @param service its name in the compose file
     */
    record OfService(String service) implements Subject {
        @Override
        public String name() {
            return service;
        }
    }

    /**
     * A registered worker that matches no container of the project: nothing can be done about it
     * from here.
     *
     * @param worker as registered
     */
    record OfWorker(Worker worker) implements Subject {
        @Override
        public String name() {
            return worker.id();
        }
    }
}
