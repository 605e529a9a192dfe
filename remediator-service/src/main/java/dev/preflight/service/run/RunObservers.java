package dev.preflight.service.run;

import java.util.List;
import org.jboss.logging.Logger;

/** Tells several, each whatever becomes of the others. */
public final class RunObservers implements RunObserver {
    private static final Logger LOG = Logger.getLogger(RunObservers.class);

    private final List<RunObserver> observers;

    public RunObservers(List<RunObserver> observers) {
        this.observers = List.copyOf(observers);
    }

    @Override
    public void over(Run run) {
        for (RunObserver observer : observers) {
            try {
                observer.over(run);
            } catch (RuntimeException | Error broken) {
                LOG.errorf(broken, "run=%s could not be made known to everyone", run.id());
            }
        }
    }
}
