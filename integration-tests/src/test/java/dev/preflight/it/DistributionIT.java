package dev.preflight.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The folder that is handed out: what is in it, in which order it is opened, and that it starts.
 */
class DistributionIT {

    private static final Path DISTRIBUTION = Path.of(System.getProperty("preflight.distribution"));
    private static final Path JAR = DISTRIBUTION.resolve("preflight.jar");

    @TempDir Path scratch;

    @Test
    void startsFromAnyDirectory() throws Exception {
        // Given
        Path stdout = scratch.resolve("stdout");
        Path stderr = scratch.resolve("stderr");
        Process command =
                new ProcessBuilder(java(), "-jar", JAR.toRealPath().toString(), "version")
                        .directory(scratch.toFile())
                        .redirectOutput(stdout.toFile())
                        .redirectError(stderr.toFile())
                        .start();

        // When
        boolean ended = command.waitFor(30, TimeUnit.SECONDS);
        command.destroyForcibly();

        // Then
        String seen = Files.readString(stdout) + Files.readString(stderr);
        assertThat(ended).as(seen).isTrue();
        assertThat(command.exitValue()).as(seen).isZero();
        assertThat(stdout).content().startsWith("preflight ");
    }

    @Test
    void hasOnTheClassPathOnlyWhatEveryRunNeeds() throws IOException {
        List<String> names = classPath().stream().map(DistributionIT::artifact).toList();

        // The JDK opens every jar of the class path at the first HTTP request.
        assertThat(names)
                .containsExactly(
                        "preflight-core",
                        "jackson-core",
                        "commons-cli",
                        "jspecify",
                        "preflight-adapters",
                        "commonmark",
                        "snakeyaml");
    }

    @Test
    void carriesExactlyTheLibrariesOnItsClassPath() throws IOException {
        assertThat(jarsIn(DISTRIBUTION.resolve("lib")).map(jar -> "lib/" + jar))
                .containsExactlyInAnyOrderElementsOf(classPath());
    }

    @Test
    void carriesTheContainerEngineClientApart() throws IOException {
        assertThat(jarsIn(DISTRIBUTION.resolve("lib/docker-java")).map(DistributionIT::artifact))
                .contains("docker-java-core", "docker-java-transport-zerodep", "jackson-databind")
                .doesNotContain("preflight-core", "preflight-adapters", "jackson-core");
    }

    @Test
    void carriesTheEvaluatorOfJqApart() throws IOException {
        assertThat(jarsIn(DISTRIBUTION.resolve("lib/jackson-jq")).map(DistributionIT::artifact))
                .containsExactlyInAnyOrder(
                        "jackson-jq",
                        "jackson-databind",
                        "jackson-annotations",
                        "joni",
                        "jcodings");
    }

    private static Stream<String> jarsIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .toList()
                    .stream();
        }
    }

    private static List<String> classPath() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            return List.of(manifest.getValue(Attributes.Name.CLASS_PATH).split(" "));
        }
    }

    /** The artifact in a path such as {@code lib/jackson-core-2.21.2.jar}. */
    private static String artifact(String entry) {
        return entry.replaceFirst("lib/", "").replaceFirst("-\\d.*", "");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
