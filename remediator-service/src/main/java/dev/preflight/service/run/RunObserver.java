package dev.preflight.service.run;

/** Port: is told of every run that is over, from the thread that ran it. */
@FunctionalInterface
public interface RunObserver {
    void over(Run run);
}
