package dev.preflight.core.worker;

import dev.preflight.core.container.Container;
import dev.preflight.core.container.Inventory;
import java.util.List;

/** Which compose services are workers, and of which type: told by the start of their names. */
public final class WorkerServices {
    private static final String TRAINING = "training-worker";
    private static final String BACKTEST = "backtest-worker";

    private WorkerServices() {}

    /** The type of a service's workers; {@code OTHER} for a service that is no worker. */
    public static WorkerType typeOf(String service) {
        if (service.startsWith(TRAINING)) {
            return WorkerType.TRAINING;
        }
        return service.startsWith(BACKTEST) ? WorkerType.BACKTEST : WorkerType.OTHER;
    }

    /** Whether a service may be a worker of whatever type; rather too many than too few. */
    public static boolean isWorker(String service) {
        return service.contains("worker");
    }

    /** The service whose worker is to be there when a type has none. */
    public static String firstOf(WorkerType type) {
        return switch (type) {
            case TRAINING -> TRAINING + "-1";
            case BACKTEST -> BACKTEST + "-1";
            case OTHER, UNKNOWN ->
                    throw new IllegalArgumentException("no service is of type " + type);
        };
    }

    /** The project's worker containers of one type, in any state. */
    public static List<Container> containersOf(WorkerType type, Inventory inventory) {
        return inventory.containers().stream()
                .filter(container -> typeOf(container.service()) == type)
                .toList();
    }
}
