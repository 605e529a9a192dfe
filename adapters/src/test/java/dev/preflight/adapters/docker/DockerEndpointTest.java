package dev.preflight.adapters.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.preflight.adapters.container.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerEndpointTest {
    // Named after the SHA-256 of the context's name, as `docker context create` does.
    private static final Map<String, String> FOLDERS =
            Map.of(
                    "lab",
                    "a51146d38077ff992eba84cf1d5e9b249073503eb74868699016153b031a38f7",
                    "other",
                    "d9298a10d1b0735837dc4bd85dac641b0f3cef27a47e5d53a54f2f3f5b2fcffa");

    @TempDir private Path home;

    @Test
    void isTheSocketOfThisMachineWhenNothingSaysOtherwise() throws Exception {
        DockerEndpoint endpoint = resolve(Map.of());

        assertThat(endpoint).hasToString("unix:///var/run/docker.sock");
        assertThat(endpoint.isSocket()).isTrue();
        assertThat(endpoint.socket()).isEqualTo(Path.of("/var/run/docker.sock"));
        assertThat(endpoint.origin()).isEqualTo("default");
    }

    @ParameterizedTest
    @CsvSource({
        "unix:///run/user/1000/docker.sock, unix:///run/user/1000/docker.sock",
        "tcp://build-7:4243, tcp://build-7:4243",
        "tcp://build-7, tcp://build-7:2375",
        "tcp://ann:hunter2@build-7, tcp://build-7:2375",
        "tcp://ann:hunter2@build-7:4243/, tcp://build-7:4243",
        "tcp://[::1], tcp://[::1]:2375"
    })
    void followsTheEnvironment(String host, String address) throws Exception {
        DockerEndpoint endpoint = resolve(Map.of("DOCKER_HOST", host));

        assertThat(endpoint).hasToString(address);
        assertThat(endpoint.origin()).isEqualTo("DOCKER_HOST");
        assertThat(endpoint.certificates()).isNull();
    }

    @Test
    void showsNoPasswordOfAnAddressThatItDoesNotSupport() {
        assertThatThrownBy(() -> resolve(Map.of("DOCKER_HOST", "ssh://ann:hunter2@build-7")))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("ssh://ann:[redacted]@build-7");
    }

    @Test
    void takesTheCertificatesThatTheEnvironmentNames() throws Exception {
        Path certificates = certificates(home.resolve("certificates"));

        DockerEndpoint endpoint =
                resolve(
                        Map.of(
                                "DOCKER_HOST", "tcp://build-7",
                                "DOCKER_TLS_VERIFY", "1",
                                "DOCKER_CERT_PATH", certificates.toString()));

        assertThat(endpoint).hasToString("tcp://build-7:2376");
        assertThat(endpoint.certificates()).isEqualTo(certificates);
    }

    @Test
    void looksForCertificatesBesideTheConfiguration() throws Exception {
        Path certificates = certificates(home.resolve(".docker"));

        DockerEndpoint endpoint =
                resolve(Map.of("DOCKER_HOST", "tcp://build-7", "DOCKER_TLS_VERIFY", "1"));

        assertThat(endpoint.certificates()).isEqualTo(certificates);
    }

    @Test
    void neverGoesOnWithoutTlsWhenACertificateIsMissing() throws Exception {
        Files.delete(certificates(home.resolve(".docker")).resolve("key.pem"));

        assertThatThrownBy(() ->
                        resolve(
                                Map.of(
                                        "DOCKER_HOST", "tcp://build-7",
                                        "DOCKER_TLS_VERIFY", "1")))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("key.pem cannot be read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssh://root@build-7",
                "npipe:////./pipe/docker_engine",
                "fd://",
                "unix://",
                "unix://docker.sock",
                "tcp://",
                "build-7:2375",
                "/var/run/docker.sock",
                "tcp://a b"
            })
    void saysWhatIsSupported(String host) {
        assertThatThrownBy(() -> resolve(Map.of("DOCKER_HOST", host)))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining(host)
                .hasMessageContaining("from DOCKER_HOST")
                .hasMessageContaining("unix:///path and tcp://host:port");
    }

    @Test
    void followsTheCurrentContext() throws Exception {
        write(".docker/config.json", "{\"auths\":{\"a\":{}},\"currentContext\":\"lab\"}");
        context("lab", "tcp://lab:2375", false);

        DockerEndpoint endpoint = resolve(Map.of("DOCKER_HOST", ""));

        assertThat(endpoint).hasToString("tcp://lab:2375");
        assertThat(endpoint.origin()).isEqualTo("docker context 'lab'");
        assertThat(endpoint.certificates()).isNull();
    }

    @Test
    void prefersTheEnvironmentToTheConfiguration() throws Exception {
        write(".docker/config.json", "{\"currentContext\":\"lab\"}");
        context("lab", "tcp://lab:2375", false);
        context("other", "tcp://other:2375", false);

        assertThat(resolve(Map.of("DOCKER_CONTEXT", "other"))).hasToString("tcp://other:2375");
        assertThat(resolve(Map.of("DOCKER_CONTEXT", "default")).origin()).isEqualTo("default");
        assertThat(resolve(Map.of("DOCKER_CONTEXT", "other", "DOCKER_HOST", "unix:///a.sock")))
                .hasToString("unix:///a.sock");
    }

    @Test
    void looksWhereDockerConfigPoints() throws Exception {
        write("elsewhere/config.json", "{\"currentContext\":\"default\"}");
        write(".docker/config.json", "not JSON");

        assertThat(resolve(Map.of("DOCKER_CONFIG", home.resolve("elsewhere").toString())).origin())
                .isEqualTo("default");
    }

    @Test
    void takesTheCertificatesOfTheContext() throws Exception {
        Path certificates = certificates(context("lab", "tcp://lab:2376", false));

        DockerEndpoint endpoint = resolve(Map.of("DOCKER_CONTEXT", "lab"));

        assertThat(endpoint.certificates()).isEqualTo(certificates);
    }

    @Test
    void refusesAContextThatDoesNotVerify() throws Exception {
        certificates(context("lab", "tcp://lab:2376", true));

        assertThatThrownBy(() -> resolve(Map.of("DOCKER_CONTEXT", "lab")))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("'lab' does not verify");
    }

    @Test
    void doesNotTakeTheDefaultForAContextThatIsNotThere() {
        assertThatThrownBy(() -> resolve(Map.of("DOCKER_CONTEXT", "lab")))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("no docker context 'lab'")
                .hasMessageContaining("docker context ls");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"currentContext\":", "\0\1"})
    void doesNotTakeTheDefaultForAConfigurationThatCannotBeRead(String content) throws Exception {
        write(".docker/config.json", content);

        assertThatThrownBy(() -> resolve(Map.of()))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining(home.resolve(".docker/config.json").toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"Endpoints\":{\"kubernetes\":{}}}",
                "{\"Endpoints\":{\"docker\":null}}"
            })
    void saysThatAContextHasNoEngine(String meta) throws Exception {
        context("lab", "tcp://lab", false);
        write(".docker/contexts/meta/" + FOLDERS.get("lab") + "/meta.json", meta);

        assertThatThrownBy(() -> resolve(Map.of("DOCKER_CONTEXT", "lab")))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("from docker context 'lab'");
    }

    private DockerEndpoint resolve(Map<String, String> environment) throws EngineException {
        return DockerEndpoint.resolve(environment, home);
    }

    /* Returns where its certificates would be. */
    private Path context(String name, String host, boolean skipsVerification) throws IOException {
        String folder = FOLDERS.get(name);
        write(
                ".docker/contexts/meta/" + folder + "/meta.json",
                """
                {"Name":"%s","Metadata":{"Description":"x"},\
                "Endpoints":{"other":{"Host":"no"},"docker":{"Host":"%s","SkipTLSVerify":%s}}}\
                """
                        .formatted(name, host, skipsVerification));
        return home.resolve(".docker/contexts/tls/" + folder + "/docker");
    }

    private void write(String file, String content) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private static Path certificates(Path directory) throws IOException {
        Files.createDirectories(directory);
        for (String name : new String[] {"ca.pem", "cert.pem", "key.pem"}) {
            Files.writeString(directory.resolve(name), "");
        }
        return directory;
    }
}
