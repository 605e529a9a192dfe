package dev.preflight.it.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first use of a checkout, which builds it. Maven is a program that the test writes. */
class LauncherBuildIT {
    @TempDir Path scratch;
    private Place place;
    private Path builds;
    private Path prepared;

    @BeforeEach
    void checkOut() throws IOException {
        Path root = scratch.toRealPath();
        builds = root.resolve("builds");
        prepared = root.resolve("prepared");
        place = new Place(root, "check out");
        place.withDistributionIn(prepared);
        Files.createFile(place.root().resolve("pom.xml"));
    }

    @Test
    void buildsOnFirstUseAndNotAgain() throws Exception {
        place.withProgram("mvn", mavenThatWaitsFor("true"));

        Launched first = place.run("version");
        Launched second = place.run("version");

        assertThat(first.stderr()).contains("building it, once").hasLineCount(1);
        assertThat(first.stdout()).startsWith("preflight ");
        assertThat(second.stderr()).isEmpty();
        assertThat(builds)
                .content()
                .hasLineCount(1)
                .contains("-DskipTests package -pl cli-adapter -am");
    }

    @Test
    void buildsTheServiceWhenThatIsStarted() throws Exception {
        place.withProgram("mvn", "echo \"$*\" >>'" + builds + "'\nexit 1\n");

        place.run("serve");

        assertThat(builds).content().contains("package -pl remediator-service -am");
    }

    @Test
    void buildsOnceForTwoFirstUses() throws Exception {
        // Given
        Path go = scratch.resolve("go");
        place.withProgram("mvn", mavenThatWaitsFor("[ -f '" + go + "' ]"));
        Launched one = place.start("version");
        await().until(() -> Files.exists(builds));

        // When
        Launched other = place.start("version");
        other.awaitStderr("waiting for another first use");
        Files.createFile(go);

        // Then
        for (Launched launched : List.of(one, other)) {
            assertThat(launched.status()).as(launched.stderr()).isZero();
            assertThat(launched.stdout()).startsWith("preflight ");
        }
        assertThat(builds).content().hasLineCount(1);
    }

    @Test
    void buildsAnewWhatABuilderLeftUnfinished() throws Exception {
        // Given
        Path target = Files.createDirectories(place.root().resolve("target"));
        Files.createSymbolicLink(target.resolve("preflight-build.lock"), Path.of("999999999"));
        Path jar = place.root().resolve("cli-adapter/target/preflight/preflight.jar");
        Files.createDirectories(jar.getParent());
        Files.createFile(jar);
        place.withProgram("mvn", mavenThatWaitsFor("true"));

        // When
        Launched launched = place.run("version");

        // Then
        assertThat(launched.status()).as(launched.stderr()).isZero();
        assertThat(launched.stdout()).startsWith("preflight ");
        assertThat(target.resolve("preflight-build.lock")).doesNotExist();
    }

    @Test
    void showsTheLastWordsOfABuildThatFailed() throws Exception {
        place.withProgram("mvn", "echo no such symbol\nexit 1\n");

        Launched launched = place.run("version");

        assertThat(launched.status()).isEqualTo(3);
        assertThat(launched.stderr())
                .contains("no such symbol", "the build failed", "preflight-build.log");
        assertThat(Files.isSymbolicLink(place.root().resolve("target/preflight-build.lock")))
                .isFalse();
    }

    @Test
    void saysThatMavenIsMissing() throws Exception {
        Launched launched = place.run("version");

        assertThat(launched.status()).isEqualTo(3);
        assertThat(launched.stderr()).contains("no mvn on the PATH", "Maven 3.8");
    }

    @Test
    void saysThatAJreCannotBuild() throws Exception {
        FakeJdk jre = FakeJdk.jreIn(scratch.resolve("jre"), "21.0.1");
        place.with("PREFLIGHT_JAVA_HOME", jre.home().toString());

        Launched launched = place.withProgram("mvn", "exit 1\n").run("version");

        assertThat(launched.status()).isEqualTo(3);
        assertThat(launched.stderr()).contains(jre.home() + " has no javac", "apt-get install");
    }

    private String mavenThatWaitsFor(String condition) {
        return """
        echo "$*" >>'%s'
        until %s; do sleep 0.1; done
        mkdir -p cli-adapter/target
        cp -r '%s' cli-adapter/target/
        rm -rf cli-adapter/target/preflight
        mv cli-adapter/target/prepared cli-adapter/target/preflight
        """
                .formatted(builds, condition, prepared);
    }
}
