package dev.preflight.adapters.target;

import dev.preflight.adapters.compose.ComposeException;
import dev.preflight.adapters.compose.ComposeProjectFile;
import dev.preflight.adapters.container.ContainerOperator;
import dev.preflight.adapters.container.EngineException;
import dev.preflight.adapters.process.BashInstrument;
import dev.preflight.adapters.process.ProcessRunner;
import dev.preflight.adapters.time.RealWaiter;
import dev.preflight.core.container.Container;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.cure.Actuators;
import dev.preflight.core.cure.Step;
import dev.preflight.core.target.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Does the steps of cures in one target. Decides nothing: that is core's part. */
public final class TargetActuators implements Actuators {
    // An image may have to be fetched first.
    private static final Duration TIME_TO_CREATE = Duration.ofMinutes(5);

    private final Supplier<ContainerOperator> operators;
    private final ComposeProjectFile compose;
    private final BashInstrument bash;
    private @Nullable ContainerOperator operator;

    /**
     * Makes those of a target.
     *
     * @param operators asked once, when the first step needs it: an operator is expensive to make
     */
    public TargetActuators(
            Target target, Supplier<ContainerOperator> operators, ComposeProjectFile compose) {
        this.operators = operators;
        this.compose = compose;
        this.bash =
                new BashInstrument(
                        new ProcessRunner(),
                        Path.of(target.directory()),
                        target.variables().values());
    }

    @Override
    public ActionReport restart(Step.Restart step) throws InterruptedException {
        String name = step.container().name();
        long start = System.nanoTime();
        try {
            operator().restart(step.container(), step.grace());
            return ActionReport.done(step, name + " restarted in " + secondsSince(start));
        } catch (EngineException failure) {
            return failed(step, failure);
        }
    }

    @Override
    public ActionReport start(Step.Start step) throws InterruptedException {
        String name = step.container().name();
        long start = System.nanoTime();
        try {
            boolean started = operator().start(step.container());
            return ActionReport.done(
                    step,
                    started
                            ? name + " started in " + secondsSince(start)
                            : name + " was already running");
        } catch (EngineException failure) {
            return failed(step, failure);
        }
    }

    @Override
    public ActionReport unpause(Step.Unpause step) throws InterruptedException {
        String name = step.container().name();
        try {
            boolean unpaused = operator().unpause(step.container());
            return ActionReport.done(step, name + (unpaused ? " goes on" : " was not paused"));
        } catch (EngineException failure) {
            return failed(step, failure);
        }
    }

    @Override
    public ActionReport create(Step.Create step) throws InterruptedException {
        long start = System.nanoTime();
        try {
            Container remains = step.remains();
            if (remains != null) {
                // Compose would start it, which the engine refuses for ever.
                operator().remove(remains);
            }
            compose.up(step.service(), TIME_TO_CREATE);
            return ActionReport.done(
                    step, step.service() + " created and started in " + secondsSince(start));
        } catch (EngineException failure) {
            return failed(step, failure);
        } catch (ComposeException failure) {
            return ActionReport.failed(
                    step, "create of " + step.service() + " failed: " + failure.getMessage());
        }
    }

    @Override
    public ActionReport logs(Step.Logs step) throws InterruptedException {
        String name = step.container().name();
        try {
            LogFilter filter = LogFilter.of(step.pattern());
            String log = operator().logs(step.container(), step.lines());
            return ActionReport.done(step, filter.excerpt(log, step.lines(), name));
        } catch (UnusablePatternException unusable) {
            return ActionReport.failed(
                    step, "logs of " + name + " could not be filtered: " + unusable.getMessage());
        } catch (EngineException failure) {
            return failed(step, failure);
        }
    }

    @Override
    public ActionReport await(Step.Wait step) throws InterruptedException {
        new RealWaiter().await(step.duration());
        return ActionReport.done(step, "waited");
    }

    @Override
    public ActionReport script(Step.Script step) throws InterruptedException {
        return bash.perform(step);
    }

    private synchronized ContainerOperator operator() {
        if (operator == null) {
            operator = operators.get();
        }
        return operator;
    }

    /* As it is: where the engine refuses, its message says which deed, to which container. */
    private static ActionReport failed(Step step, EngineException failure) {
        return ActionReport.failed(step, String.valueOf(failure.getMessage()));
    }

    private static String secondsSince(long start) {
        long tenths = (System.nanoTime() - start) / 100_000_000;
        return tenths / 10 + "." + tenths % 10 + " s";
    }
}
