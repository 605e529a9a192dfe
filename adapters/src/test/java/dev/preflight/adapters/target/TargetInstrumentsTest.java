package dev.preflight.adapters.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.adapters.compose.ComposeFileFake;
import dev.preflight.adapters.container.EngineException.Kind;
import dev.preflight.adapters.http.RawServer;
import dev.preflight.adapters.probe.ConcurrentProbeRunner;
import dev.preflight.core.container.Container;
import dev.preflight.core.container.ContainerState;
import dev.preflight.core.container.Inventory;
import dev.preflight.core.probe.CommandEnded;
import dev.preflight.core.probe.CommandProbe;
import dev.preflight.core.probe.Connected;
import dev.preflight.core.probe.ContainersProbe;
import dev.preflight.core.probe.ContainersSeen;
import dev.preflight.core.probe.FileProbe;
import dev.preflight.core.probe.FileSeen;
import dev.preflight.core.probe.FleetSeen;
import dev.preflight.core.probe.HttpAnswer;
import dev.preflight.core.probe.HttpProbe;
import dev.preflight.core.probe.Observation;
import dev.preflight.core.probe.Probe;
import dev.preflight.core.probe.ServicesProbe;
import dev.preflight.core.probe.ServicesSeen;
import dev.preflight.core.probe.TcpProbe;
import dev.preflight.core.probe.Unobserved;
import dev.preflight.core.probe.Unobserved.Reason;
import dev.preflight.core.probe.WorkersProbe;
import dev.preflight.core.target.Target;
import dev.preflight.core.target.Variables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class TargetInstrumentsTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Container WORKER =
            EngineFake.container("training-worker-1", ContainerState.RUNNING);
    private static final String OK = "HTTP/1.1 200 OK\r\n\r\n";
    private static final String ONE_WORKER =
            "HTTP/1.1 200 OK\r\n\r\n[{\"worker_id\": \"training-worker-1\"}]";

    @TempDir Path directory;

    private final EngineFake engine = new EngineFake();

    @Test
    void composesTheInstruments() throws Exception {
        try (RawServer server = RawServer.thatSays(OK)) {
            String port = Integer.toString(server.port());

            assertThat(instruments().http(new HttpProbe(server.url())))
                    .isInstanceOf(HttpAnswer.class);
            assertThat(instruments().tcp(new TcpProbe("localhost", port)))
                    .isInstanceOf(Connected.class);
        }
        assertThat(instruments().command(new CommandProbe("echo $GREETING; pwd -P")))
                .isEqualTo(new CommandEnded(0, "hello\n" + directory.toRealPath() + "\n", ""));
        assertThat(instruments().file(new FileProbe("absent")))
                .isEqualTo(
                        new FileSeen(
                                directory.resolve("absent").toString(), FileSeen.Kind.ABSENT, 0));
        assertThat(instruments().services(new ServicesProbe()))
                .isEqualTo(new ServicesSeen(List.of("backend")));
    }

    @Test
    void keepsTheTimeThatItIsGiven() throws Exception {
        assertThat(
                        instruments()
                                .within(Duration.ofMillis(200))
                                .command(new CommandProbe("sleep 1000")))
                .isInstanceOfSatisfying(
                        Unobserved.class,
                        it -> assertThat(it.detail()).contains("did not end within 0.2 s"));
    }

    @Test
    void asksForOtherProjectsOnlyWithoutContainers() throws Exception {
        engine.with(WORKER).withProject("other", "/elsewhere");

        assertThat(inventory())
                .isEqualTo(new Inventory("shop", List.of(WORKER), List.of(), true, NOW));
        assertThat(engine.timesProjectsWereAskedFor()).isZero();
    }

    @Test
    void namesOtherProjectsWithoutContainers() throws Exception {
        engine.withProject("other", "/elsewhere").withProject("shop", directory.toString());

        assertThat(inventory())
                .isEqualTo(new Inventory("shop", List.of(), List.of("other"), false, NOW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml"})
    void isSureOfAProjectWithAComposeFile(String file) throws Exception {
        Files.writeString(directory.resolve(file), "services: {}");

        assertThat(inventory().definedHere()).isTrue();
    }

    @Test
    void isNotSureIfAnotherProjectWasStartedFromThere() throws Exception {
        Files.writeString(directory.resolve("compose.yaml"), "services: {}");
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory);
        engine.withProject("misnamed", link.toString());

        assertThat(inventory().definedHere()).isFalse();
    }

    @Test
    void isNotSureIfAnotherProjectWasStartedFromWhereTheComposeFileIs() throws Exception {
        Path home = Files.createDirectory(directory.resolve("home"));
        Path file = Files.writeString(home.resolve("compose.yaml"), "services: {}");
        engine.withProject("misnamed", home.toString());

        assertThat(inventory(file).definedHere()).isFalse();
    }

    @Test
    void isSureOnlyIfAllGivenComposeFilesAreThere() throws Exception {
        Files.writeString(directory.resolve("compose.yaml"), "services: {}");
        Files.writeString(directory.resolve("a.yaml"), "services: {}");

        assertThat(inventory(Path.of("a.yaml")).definedHere()).isTrue();
        assertThat(inventory(Path.of("a.yaml"), Path.of("b.yaml")).definedHere()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "UNREACHABLE, UNREACHABLE",
        "TIMEOUT, TIMEOUT",
        "UNREADABLE, UNREADABLE",
        "FORBIDDEN, UNABLE",
        "GONE, UNABLE",
        "REFUSED, UNABLE"
    })
    void saysWhyTheEngineShowsNothing(Kind kind, Reason reason) throws Exception {
        engine.failing(kind, "no engine at /var/run/docker.sock");

        assertThat(instruments().containers(new ContainersProbe()))
                .isEqualTo(new Unobserved(reason, "no engine at /var/run/docker.sock"));
    }

    @Test
    void seesWorkersBesideTheirContainers() throws Exception {
        engine.with(WORKER);
        try (RawServer server = RawServer.thatSays(ONE_WORKER)) {
            FleetSeen seen = (FleetSeen) instruments().workers(new WorkersProbe(server.url()));

            assertThat(seen.fleet().containerOf(seen.fleet().workers().get(0))).contains(WORKER);
        }
    }

    @Test
    void blamesTheRegistryBeforeTheEngine() throws Exception {
        engine.failing(Kind.TIMEOUT, "the engine hangs");
        WorkersProbe probe = new WorkersProbe("http://no-such-host.invalid/");

        assertThat(instruments().workers(probe))
                .isInstanceOfSatisfying(
                        Unobserved.class,
                        it -> assertThat(it.reason()).isEqualTo(Reason.UNREACHABLE));
    }

    @Test
    void seesNoWorkersWithoutTheEngine() throws Exception {
        engine.failing(Kind.TIMEOUT, "the engine hangs");
        try (RawServer server = RawServer.thatSays(ONE_WORKER)) {
            assertThat(instruments().workers(new WorkersProbe(server.url())))
                    .isEqualTo(new Unobserved(Reason.TIMEOUT, "the engine hangs"));
        }
    }

    @Test
    void isUnableToReadServicesWithoutComposeFile() throws Exception {
        assertThat(instruments(new ComposeFileFake()).services(new ServicesProbe()))
                .isEqualTo(
                        new Unobserved(Reason.UNABLE, "no configuration file provided: not found"));
    }

    @Test
    void believesAnAnswerOnAPortThatTheServicePublishes() throws Exception {
        try (RawServer server = RawServer.thatSays(OK)) {
            engine.with(backend(ContainerState.RUNNING, 18_010, server.port()));

            assertThat(backendAt(server.url())).isInstanceOf(HttpAnswer.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1"})
    void doesNotTakeAnAnswerOfSomebodyElseForTheServices(String host) throws Exception {
        engine.with(backend(ContainerState.RUNNING, 18_010, 18_011));
        try (RawServer server = RawServer.thatSays(OK)) {
            assertThat(backendAt("http://" + host + ":" + server.port() + "/"))
                    .isEqualTo(
                            new Unobserved(
                                    Reason.UNABLE,
                                    "port "
                                            + server.port()
                                            + " is answered, but not by this project's backend,"
                                            + " which publishes 18010, 18011"));
        }
    }

    @Test
    void saysWhereTheServiceIsThatDoesNotAnswer() throws Exception {
        engine.with(backend(ContainerState.RUNNING, 18_010));

        assertThat(backendAt("http://localhost:9/"))
                .isInstanceOfSatisfying(
                        Unobserved.class,
                        it -> {
                            assertThat(it.reason()).isEqualTo(Reason.UNREACHABLE);
                            assertThat(it.detail())
                                    .startsWith("GET http://localhost:9/ failed: ")
                                    .endsWith("; this project's backend publishes 18010, not 9");
                        });
    }

    @Test
    void lacksNoPublishedPortOfAServiceThatPublishesNone() throws Exception {
        engine.with(backend(ContainerState.RUNNING));
        engine.with(EngineFake.container("db", ContainerState.RUNNING, List.of(5432)));

        assertBelieved("fake");
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"RUNNING", "UNKNOWN"})
    void doesNotTakeAnAnswerOfSomebodyElseForThatOfAServiceThatDoesNotRun(ContainerState state)
            throws Exception {
        engine.with(backend(state, 18_010));
        try (RawServer server = RawServer.thatSays(OK)) {
            assertThat(backendAt(server.url()))
                    .isEqualTo(
                            new Unobserved(
                                    Reason.UNABLE,
                                    "port "
                                            + server.port()
                                            + " is answered, but not by this project's backend,"
                                            + " which is "
                                            + state.word()));
        }
    }

    @Test
    void believesAServiceOfWhichOneContainerRuns() throws Exception {
        engine.with(backend(ContainerState.EXITED)).with(backend(ContainerState.RUNNING));

        assertBelieved("fake");
    }

    @Test
    void believesAServiceThatTheProjectHasNot() throws Exception {
        engine.with(WORKER);

        assertBelieved("fake");
    }

    @ParameterizedTest
    @CsvSource({"RUNNING, which publishes 18010", "EXITED, which is exited"})
    void takesNoListOfWorkersFromAnotherProjectsBackend(ContainerState state, String why)
            throws Exception {
        engine.with(WORKER).with(backend(state, 18_010));
        try (RawServer server = RawServer.thatSays(ONE_WORKER)) {
            assertThat(instruments().workers(new WorkersProbe(server.url())))
                    .isInstanceOfSatisfying(
                            Unobserved.class,
                            it -> assertThat(it.detail()).contains("this project's backend", why));
        }
    }

    @Test
    void takesAListOfWorkersFromWhateverServicePublishesItsPort() throws Exception {
        engine.with(backend(ContainerState.RUNNING, 18_010));
        try (RawServer server = RawServer.thatSays(ONE_WORKER)) {
            engine.with(
                    EngineFake.container(
                            "registry", ContainerState.RUNNING, List.of(server.port())));

            assertThat(instruments().workers(new WorkersProbe(server.url())))
                    .isInstanceOf(FleetSeen.class);
        }
    }

    @Test
    void letsTheAnswerStandIfTheEngineCannotBeAsked() throws Exception {
        engine.failing(Kind.UNREACHABLE, "no engine");

        assertBelieved("fake");
    }

    @Test
    void doesNotComparePortsOfDifferentMachines() throws Exception {
        engine.with(backend(ContainerState.RUNNING, 18_010));

        assertBelieved("tcp://192.0.2.1:2375");
        assertThat(backendAt("http://elsewhere.invalid:1/"))
                .isInstanceOfSatisfying(
                        Unobserved.class,
                        it -> assertThat(it.detail()).doesNotContain("publishes"));
        assertThat(engine.timesContainersWereAskedFor()).isZero();
    }

    @Test
    void takesOneInventoryForAllThatIsObservedTogether() throws Exception {
        engine.with(backend(ContainerState.RUNNING, 18_010));
        TargetInstruments instruments = instruments();
        Map<Probe, Duration> timeouts = new HashMap<>();
        timeouts.put(new HttpProbe("http://localhost:9/", "backend"), Duration.ofSeconds(9));
        timeouts.put(new ContainersProbe(), Duration.ofSeconds(9));

        new ConcurrentProbeRunner(instruments).observe(timeouts, (probe, seen) -> {});
        assertThat(engine.timesContainersWereAskedFor()).isEqualTo(1);

        new ConcurrentProbeRunner(instruments).observe(timeouts, (probe, seen) -> {});
        assertThat(engine.timesContainersWereAskedFor()).isEqualTo(2);
    }

    private void assertBelieved(String runtime) throws Exception {
        TargetInstruments instruments = instruments(runtime, new ComposeFileFake("backend"));
        try (RawServer server = RawServer.thatSays(OK)) {
            assertThat(instruments.http(new HttpProbe(server.url(), "backend")))
                    .isInstanceOf(HttpAnswer.class);
        }
    }

    private Observation backendAt(String url) throws InterruptedException {
        return instruments().http(new HttpProbe(url, "backend"));
    }

    private static Container backend(ContainerState state, Integer... published) {
        return EngineFake.container("backend", state, List.of(published));
    }

    private Inventory inventory(Path... files) throws InterruptedException {
        return ((ContainersSeen)
                        instruments(new ComposeFileFake(), files).containers(new ContainersProbe()))
                .inventory();
    }

    private TargetInstruments instruments() {
        return instruments(new ComposeFileFake("backend"));
    }

    private TargetInstruments instruments(ComposeFileFake compose, Path... files) {
        return instruments("fake", compose, files);
    }

    private TargetInstruments instruments(String runtime, ComposeFileFake compose, Path... files) {
        Target target =
                new Target(
                        "shop",
                        directory.toString(),
                        runtime,
                        new Variables(Map.of("GREETING", "hello", "PATH", "/usr/bin:/bin")));
        return new TargetInstruments(
                target, engine, compose, List.of(files), () -> NOW, Duration.ofSeconds(30));
    }
}
