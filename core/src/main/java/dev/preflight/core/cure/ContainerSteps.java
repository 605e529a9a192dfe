package dev.preflight.core.cure;

import dev.preflight.core.check.Subject;
import dev.preflight.core.container.Container;
import dev.preflight.core.container.ContainerState;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns what is to be done to a container into the step that its present state calls for. */
record ContainerSteps(Scene scene, Duration grace) {
    List<PlannedStep> restart(Selection selection) {
        return resolve("restart", selection, this::restart);
    }

    List<PlannedStep> up(Selection selection) {
        return resolve("create", selection, this::up);
    }

    List<PlannedStep> start(Selection selection) {
        return selection.subjectsIn(scene).stream().flatMap(this::start).toList();
    }

    private Stream<PlannedStep> start(Subject subject) {
        if (subject instanceof Subject.OfContainer it) {
            Container container = it.container();
            return Stream.of(
                    PlannedStep.of(
                            container.state() == ContainerState.PAUSED
                                    ? new Step.Unpause(container)
                                    : new Step.Start(container)));
        }
        return Stream.of(
                PlannedStep.impossible(
                        "start",
                        subject.name(),
                        "%s has no container that could be started; 'up' creates one"
                                .formatted(subject.name())));
    }

    List<PlannedStep> logs(Selection selection, int lines, @Nullable String pattern) {
        return selection.subjectsIn(scene).stream()
                .filter(Subject.OfContainer.class::isInstance)
                .map(subject -> ((Subject.OfContainer) subject).container())
                .map(container -> PlannedStep.of(new Step.Logs(container, lines, pattern)))
                .toList();
    }

    private List<PlannedStep> resolve(
            String kind, Selection selection, Function<Container, Stream<PlannedStep>> plan) {
        return selection.subjectsIn(scene).stream()
                .flatMap(subject -> resolve(kind, subject, plan))
                .toList();
    }

    private Stream<PlannedStep> resolve(
            String kind, Subject subject, Function<Container, Stream<PlannedStep>> plan) {
        if (subject instanceof Subject.OfContainer it) {
            return plan.apply(it.container());
        }
        if (subject instanceof Subject.OfService it) {
            return Stream.of(create(it.service(), null));
        }
        return Stream.of(
                PlannedStep.impossible(
                        kind,
                        subject.name(),
                        "worker '%s' matches no container of project '%s'"
                                .formatted(subject.name(), scene.inventory().project())));
    }

    private Stream<PlannedStep> restart(Container container) {
        return switch (container.state()) {
            case CREATED, EXITED -> Stream.of(PlannedStep.of(new Step.Start(container)));
            case DEAD, REMOVING -> Stream.of(create(container.service(), container));
            case PAUSED -> restartPaused(container);
            case RUNNING, RESTARTING, UNKNOWN -> Stream.of(restartUnlessBusy(container));
        };
    }

    // The engine refuses to stop a paused container.
    private Stream<PlannedStep> restartPaused(Container container) {
        PlannedStep restart = restartUnlessBusy(container);
        return restart.permitted() == null
                ? Stream.of(restart)
                : Stream.of(PlannedStep.of(new Step.Unpause(container)), restart);
    }

    private Stream<PlannedStep> up(Container container) {
        if (container.isRestartLooping(scene.inventory().observedAt())) {
            return Stream.of(restartUnlessBusy(container));
        }
        return switch (container.state()) {
            case PAUSED -> Stream.of(PlannedStep.of(new Step.Unpause(container)));
            case DEAD, REMOVING -> Stream.of(create(container.service(), container));
            case CREATED, EXITED, RUNNING, RESTARTING, UNKNOWN ->
                    Stream.of(PlannedStep.of(new Step.Start(container)));
        };
    }

    private PlannedStep restartUnlessBusy(Container container) {
        Step restart = new Step.Restart(container, container.graceOr(grace));
        return scene.busyGuard()
                .objection(container)
                .map(reason -> PlannedStep.busy(restart, reason))
                .orElseGet(() -> PlannedStep.of(restart));
    }

    private PlannedStep create(String service, @Nullable Container remains) {
        return scene.services()
                .objection(service)
                .map(reason -> PlannedStep.impossible("create", service, reason))
                .orElseGet(() -> PlannedStep.of(new Step.Create(service, remains)));
    }
}
