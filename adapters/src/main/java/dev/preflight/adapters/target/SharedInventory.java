package dev.preflight.adapters.target;

import dev.preflight.adapters.container.EngineException;
import dev.preflight.core.container.Inventory;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One inventory for all who need it at the same time, taken on a thread of its own when the first
 * of them says so. Ends by itself, since the engine's reader has a limit.
 */
final class SharedInventory implements Callable<Inventory> {
    private final ProjectInventory inventory;
    private final FutureTask<Inventory> reading = new FutureTask<>(this);
    private boolean begun;

    SharedInventory(ProjectInventory inventory) {
        this.inventory = inventory;
    }

    /** Takes the inventory; for the thread that this starts. */
    @Override
    public Inventory call() throws EngineException, InterruptedException {
        return inventory.take();
    }

    /** Begins to take it, unless that was begun already. */
    synchronized void begin() {
        if (!begun) {
            begun = true;
            Thread thread = new Thread(reading, "inventory");
            thread.setDaemon(true);
            thread.start();
        }
    }

    Inventory get() throws EngineException, InterruptedException {
        begin();
        try {
            return reading.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EngineException failure) {
                throw failure;
            }
            throw new IllegalStateException("the inventory could not be taken", e.getCause());
        }
    }

    /** The inventory if it comes within this time and the engine can be asked; else null. */
    @Nullable Inventory within(Duration patience) throws InterruptedException {
        begin();
        try {
            return reading.get(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException nothing) {
            return null;
        }
    }
}
