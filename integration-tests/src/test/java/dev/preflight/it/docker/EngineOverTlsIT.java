package dev.preflight.it.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.preflight.adapters.container.ContainerEvents;
import dev.preflight.adapters.container.ContainerEventsContract;
import dev.preflight.adapters.container.ContainerOperator;
import dev.preflight.adapters.container.ContainerOperatorContract;
import dev.preflight.adapters.container.ContainerReader;
import dev.preflight.adapters.container.ContainerReaderContract;
import dev.preflight.adapters.container.ContractStack;
import dev.preflight.adapters.container.EngineException;
import dev.preflight.adapters.docker.ContainerEngine;
import dev.preflight.adapters.docker.DockerEndpoint;
import dev.preflight.adapters.docker.EngineNetworkReader;
import dev.preflight.adapters.dockerjava.DockerJavaEvents;
import dev.preflight.adapters.dockerjava.DockerJavaOperator;
import dev.preflight.core.container.Container;
import dev.preflight.it.stack.RequiresEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine of this machine keeps all contracts when it is reached over a network, too. */
@RequiresEngine
class EngineOverTlsIT
        implements ContainerReaderContract, ContainerOperatorContract, ContainerEventsContract {
    // The contracts say nothing of time, and the machine may be busy.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir private static Path temporary;

    private static EngineStack stack;
    private static TlsRelay relay;
    private static Certificates certificates;
    private static ContainerEngine engine;
    private static ContainerEvents events;

    @BeforeAll
    static void start() throws Exception {
        stack = EngineStack.start("preflight-it-tls", temporary.resolve("stack"));
        certificates = Certificates.make(temporary.resolve("certificates"), "localhost");
        relay = TlsRelay.start(EngineStack.endpoint().socket(), certificates);
        engine = engineAt("localhost", certificates);
        events = new DockerJavaEvents(endpoint("localhost", certificates));
    }

    @AfterAll
    static void close() throws Exception {
        relay.close();
        stack.close();
    }

    @BeforeEach
    void restore() {
        stack.restore();
    }

    @Override
    public ContractStack stack() {
        return stack;
    }

    @Override
    public ContainerReader reader() {
        return engine.reader();
    }

    @Override
    public ContainerOperator operator() {
        return engine.operator();
    }

    @Override
    public ContainerEvents events() {
        return events;
    }

    @Test
    void talksToNoEngineWhoseCertificateIsForAnotherHost() throws Exception {
        ContainerEngine other = engineAt("127.0.0.1", certificates);

        assertUnreachable(other);
    }

    @Test
    void talksToNoEngineThatItDoesNotTrust() throws Exception {
        Certificates others = Certificates.make(temporary.resolve("others"), "localhost");

        assertUnreachable(engineAt("localhost", others));
    }

    private void assertUnreachable(ContainerEngine other) throws Exception {
        Container container = reader().containers(stack.project()).get(0);
        assertThatThrownBy(() -> other.reader().projects())
                .isInstanceOfSatisfying(EngineException.class, EngineOverTlsIT::isUnreachable);
        assertThatThrownBy(() -> other.operator().start(container))
                .isInstanceOfSatisfying(EngineException.class, EngineOverTlsIT::isUnreachable);
    }

    private static void isUnreachable(EngineException failure) {
        assertThat(failure.kind()).isEqualTo(EngineException.Kind.UNREACHABLE);
    }

    private static ContainerEngine engineAt(String host, Certificates certificates)
            throws EngineException {
        DockerEndpoint endpoint = endpoint(host, certificates);
        return new ContainerEngine(
                new EngineNetworkReader(endpoint, PATIENCE), new DockerJavaOperator(endpoint));
    }

    private static DockerEndpoint endpoint(String host, Certificates certificates)
            throws EngineException {
        Map<String, String> environment =
                Map.of(
                        "DOCKER_HOST",
                        "tcp://" + host + ":" + relay.port(),
                        "DOCKER_TLS_VERIFY",
                        "1",
                        "DOCKER_CERT_PATH",
                        certificates.directory().toString());
        return DockerEndpoint.resolve(environment, temporary);
    }
}
