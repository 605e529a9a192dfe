package dev.preflight.adapters.docker;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Makes calls that heed neither interrupts nor a deadline, in a thread that can be left behind. */
public final class EngineCall {
    private EngineCall() {}

    /**
     * Makes a call and waits for it. When this throws, the call may still go on, in a daemon
     * thread, until the caller closes the connection under it.
     *
     * @throws ExecutionException with what the call threw
     * @throws TimeoutException if it takes longer than that
     */
    public static <T> T run(Callable<T> call, Duration limit)
            throws ExecutionException, TimeoutException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = new Thread(task, "container-engine");
        thread.setDaemon(true);
        thread.start();
        return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    }
}
