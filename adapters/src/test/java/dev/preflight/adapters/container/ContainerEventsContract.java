package dev.preflight.adapters.container;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.preflight.adapters.container.ContainerEvent.Kind;
import dev.preflight.core.container.Container;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What all {@link ContainerEvents} do, whatever they tell of. */
@Timeout(60)
public interface ContainerEventsContract {
    /** A stack as it is after its start; the same one during a test. */
    ContractStack stack();

    ContainerReader reader();

    ContainerOperator operator();

    ContainerEvents events();

    @Test
    default void tellOfADeath() throws Exception {
        Instant before = Instant.now();
        try (EventStream stream = events().open(before)) {
            stack().kill(service());

            ContainerEvent death = first(stream, this::isOfTheService);

            assertThat(death)
                    .isEqualTo(
                            new ContainerEvent(
                                    death.at(),
                                    stack().project(),
                                    service(),
                                    container().name(),
                                    Kind.DIED,
                                    137));
            assertThat(death.at()).isBetween(before, Instant.now());
        }
    }

    @Test
    default void tellOfARemovalAfterTheDeath() throws Exception {
        try (EventStream stream = events().open(Instant.now())) {
            stack().remove(service());

            assertThat(first(stream, this::isOfTheService).kind()).isEqualTo(Kind.DIED);
            ContainerEvent removal = first(stream, this::isOfTheService);
            assertThat(removal.kind()).isEqualTo(Kind.DESTROYED);
            assertThat(removal.exitCode()).isNull();
        }
    }

    @Test
    default void tellOfAStart() throws Exception {
        stack().kill(service());
        try (EventStream stream = events().open(Instant.now())) {
            operator().start(container());

            assertThat(first(stream, this::isOfTheService).kind()).isEqualTo(Kind.STARTED);
        }
    }

    @Test
    default void tellWhatHappenedWhileNobodyListened() throws Exception {
        ContainerEvent last;
        try (EventStream stream = events().open(Instant.now())) {
            stack().kill(service());
            last = first(stream, this::isOfTheService);
        }
        stack().kill(stack().otherService());

        try (EventStream resumed = events().open(last.at())) {
            ContainerEvent missed = first(resumed, it -> isOfTheProject(it) && !it.equals(last));

            assertThat(missed.service()).isEqualTo(stack().otherService());
            assertThat(missed.kind()).isEqualTo(Kind.DIED);
        }
    }

    @Test
    default void tellProjectsApart() throws Exception {
        try (EventStream stream = events().open(Instant.now())) {
            String neighbour = stack().startNeighbour();

            ContainerEvent start = first(stream, it -> it.project().equals(neighbour));

            assertThat(neighbour).isNotEqualTo(stack().project());
            assertThat(start.kind()).isEqualTo(Kind.STARTED);
        }
    }

    @Test
    default void endForWhoIsWaitingWhenClosed() throws Exception {
        EventStream stream = events().open(Instant.now());
        CompletableFuture<ContainerEvent> waiting = waitFor(stream);

        stream.close();

        assertThatThrownBy(() -> waiting.get(1, SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(EngineException.class);
        stream.close();
    }

    private static CompletableFuture<ContainerEvent> waitFor(EventStream stream) {
        CompletableFuture<ContainerEvent> waiting = new CompletableFuture<>();
        Thread thread =
                new Thread(() -> {
                    try {
                        waiting.complete(stream.next());
                    } catch (EngineException | InterruptedException e) {
                        waiting.completeExceptionally(e);
                    }
                });
        thread.setDaemon(true);
        thread.start();
        return waiting;
    }

    @Test
    default void heedAnInterrupt() throws Exception {
        try (EventStream stream = events().open(Instant.now())) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(stream::next).isInstanceOf(InterruptedException.class);
        }
    }

    private static ContainerEvent first(EventStream stream, Predicate<ContainerEvent> wanted)
            throws EngineException, InterruptedException {
        ContainerEvent event = stream.next();
        while (!wanted.test(event)) {
            event = stream.next();
        }
        return event;
    }

    private boolean isOfTheService(ContainerEvent event) {
        return isOfTheProject(event) && event.service().equals(service());
    }

    private boolean isOfTheProject(ContainerEvent event) {
        return event.project().equals(stack().project());
    }

    private String service() {
        return stack().service();
    }

    private Container container() throws EngineException, InterruptedException {
        return reader().containers(stack().project()).stream()
                .filter(it -> it.service().equals(service()))
                .findFirst()
                .orElseThrow();
    }
}
