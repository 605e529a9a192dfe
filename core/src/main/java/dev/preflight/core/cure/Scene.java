package dev.preflight.core.cure;

import dev.preflight.core.check.Subject;
import dev.preflight.core.container.Container;
import dev.preflight.core.container.Inventory;
import java.util.List;
import java.util.Optional;

/**
 * What is known when the actions of a cure are resolved.
 *
 * @param subjects what the evidence of the failed check names
 * @param inventory the project's containers, freshly observed
 * @param services what may be created in the project
 * @param busyGuard says whether a running container may be restarted
 */
public record Scene(
        List<Subject> subjects, Inventory inventory, Services services, BusyGuard busyGuard) {
    public Scene {
        subjects = List.copyOf(subjects);
    }

    /** Says no to the restart of a container, with the reason, when a busy worker may run in it. */
    @FunctionalInterface
    public interface BusyGuard {
        Optional<String> objection(Container container);
    }

    /** Says no to the creation of a container, with the reason, when its service is not known. */
    @FunctionalInterface
    public interface Services {
        Optional<String> objection(String service);
    }
}
