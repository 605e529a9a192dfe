package dev.preflight.adapters.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.preflight.core.container.Container;
import dev.preflight.core.container.ContainerState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link ContainerReader} does, whatever it reads from. */
public interface ContainerReaderContract {
    /** A stack as it is after its start; the same one during a test. */
    ContractStack stack();

    ContainerReader reader();

    /** By the clock that starts and ends of containers are stamped with. */
    default Instant now() {
        return Instant.now();
    }

    @Test
    default void seesARunningContainer() throws Exception {
        Container container = onlyContainerOf(stack().service());

        assertThat(container.state()).isEqualTo(ContainerState.RUNNING);
        assertThat(container.isUp(now())).isTrue();
        assertThat(container.health()).isEqualTo("none");
        assertThat(container.exitCode()).isNull();
        assertThat(container.startedAt()).isNotNull().isBeforeOrEqualTo(now());
        assertThat(container.name()).isNotEmpty().doesNotStartWith("/");
    }

    @Test
    default void seesUnderWhichNamesAContainerIsReached() throws Exception {
        Container container = onlyContainerOf(stack().service());

        assertThat(container.hosts())
                .contains(container.name(), container.id().substring(0, 12))
                .doesNotContain("")
                .doesNotHaveDuplicates();
    }

    @Test
    default void seesOnWhichPortsOfTheMachineAContainerIsPublished() throws Exception {
        Container published = onlyContainerOf(stack().publishedService());

        assertThat(published.published()).containsExactly(stack().publishedPort());
        assertThat(published.ports()).contains(stack().publishedPort());
        assertThat(onlyContainerOf(stack().service()).published()).isEmpty();
    }

    @Test
    default void seesTheEnvironment() throws Exception {
        Container container = onlyContainerOf(stack().service());

        assertThat(container.environment())
                .containsAllEntriesOf(stack().environment(stack().service()));
    }

    @Test
    default void seesTheLabels() throws Exception {
        Container container = onlyContainerOf(stack().service());

        assertThat(container.labels())
                .containsEntry("com.docker.compose.service", stack().service());
    }

    @Test
    default void listsByServiceAndName() throws Exception {
        List<Container> containers = containers();

        assertThat(containers)
                .extracting(Container::service)
                .isSorted()
                .contains(stack().service(), stack().otherService());
    }

    @Test
    default void seesHowAContainerEnded() throws Exception {
        stack().kill(stack().service());

        Container container = onlyContainerOf(stack().service());

        assertThat(container.state()).isEqualTo(ContainerState.EXITED);
        assertThat(container.exitCode()).isEqualTo(137);
        assertThat(container.startedAt()).isNotNull();
        assertThat(container.isUp(now())).isFalse();
    }

    @Test
    default void seesAPausedContainer() throws Exception {
        stack().pause(stack().service());

        Container container = onlyContainerOf(stack().service());

        assertThat(container.state()).isEqualTo(ContainerState.PAUSED);
        assertThat(container.exitCode()).isNull();
    }

    @Test
    default void seesThatAContainerNeverRan() throws Exception {
        stack().createOnly(stack().service());

        Container container = onlyContainerOf(stack().service());

        assertThat(container.state()).isEqualTo(ContainerState.CREATED);
        assertThat(container.startedAt()).isNull();
        assertThat(container.exitCode()).isNull();
    }

    @Test
    default void seesARestartLoop() {
        stack().crashLoop(stack().service());

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> {
                    Container container = onlyContainerOf(stack().service());
                    assertThat(container.restartCount()).isGreaterThanOrEqualTo(2);
                    assertThat(container.isRestartLooping(now())).isTrue();
                    assertThat(container.isUp(now())).isFalse();
                });
    }

    @Test
    default void doesNotSeeARemovedContainer() throws Exception {
        stack().remove(stack().service());

        assertThat(containers())
                .extracting(Container::service)
                .doesNotContain(stack().service())
                .contains(stack().otherService());
    }

    @Test
    default void leavesOneOffContainersOut() throws Exception {
        List<Container> before = containers();

        stack().runOneOff(stack().service());

        assertThat(containers()).extracting(Container::id).isEqualTo(ids(before));
    }

    @Test
    default void doesNotSeeTheContainersOfAnotherProject() throws Exception {
        List<Container> before = containers();

        String neighbour = stack().startNeighbour();

        assertThat(containers()).extracting(Container::id).isEqualTo(ids(before));
        assertThat(reader().containers(neighbour))
                .isNotEmpty()
                .extracting(Container::id)
                .doesNotContainAnyElementsOf(ids(before));
    }

    @Test
    default void knowsNoContainersOfAProjectThatIsNotThere() throws Exception {
        assertThat(reader().containers("preflight-no-such-project")).isEmpty();
    }

    @Test
    default void listsTheProjects() throws Exception {
        String neighbour = stack().startNeighbour();

        List<ComposeProject> projects = reader().projects();

        assertThat(projects)
                .contains(new ComposeProject(stack().project(), stack().workingDirectory()))
                .extracting(ComposeProject::name)
                .contains(neighbour)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    private List<Container> containers() throws EngineException, InterruptedException {
        return reader().containers(stack().project());
    }

    private static List<String> ids(List<Container> containers) {
        return containers.stream().map(Container::id).toList();
    }

    private Container onlyContainerOf(String service) throws EngineException, InterruptedException {
        List<Container> found =
                containers().stream().filter(it -> it.service().equals(service)).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
