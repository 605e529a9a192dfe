package dev.preflight.it.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From where it is started, on which Java, and with what it is handed over. */
class LauncherIT {
    private static final Path SCRIPT = Path.of("/usr/bin/script");

    @TempDir Path scratch;
    private Place place;

    @BeforeEach
    void installInAFolderWithSpaces() throws IOException {
        place = new Place(scratch.toRealPath(), "a place & more").withDistribution();
    }

    @Test
    void runsTheCommandFromAnyDirectory() throws Exception {
        Launched launched = place.runAs(place.launcher().toString(), scratch, "version");

        assertThat(launched.stderr()).isEmpty();
        assertThat(launched.status()).isZero();
        assertThat(launched.stdout()).startsWith("preflight ");
    }

    @Test
    void isFoundThroughLinks() throws Exception {
        // Given
        FakeJdk jdk = FakeJdk.in(scratch.resolve("jdk"), "99.0.1+7");
        Files.createSymbolicLink(scratch.resolve("absolute"), place.launcher());
        Files.createDirectory(scratch.resolve("bin"));
        Files.createSymbolicLink(scratch.resolve("bin/relative"), Path.of("../absolute"));
        place.with("PREFLIGHT_JAVA_HOME", jdk.home().toString());

        // When
        Launched launched = place.runAs("bin/relative", scratch, "version");

        // Then
        assertThat(launched.stderr()).isEmpty();
        assertThat(launched.stdout()).contains(place.root().resolve("preflight.jar") + "\n");
    }

    @Test
    void leavesTheWorkingDirectoryAlone() throws Exception {
        // Given
        FakeJdk jdk = FakeJdk.in(scratch.resolve("jdk"), "99");
        Place.writeProgram(jdk.home().resolve("bin/java"), "pwd\n");
        place.with("PREFLIGHT_JAVA_HOME", jdk.home().toString());

        // When
        Launched launched = place.runAs(place.launcher().toString(), jdk.home());

        // Then
        assertThat(launched.stdout().strip()).isEqualTo(jdk.home().toRealPath().toString());
    }

    @Test
    void passesArgumentsUnharmed() throws Exception {
        // Given
        String[] arguments = {
            "check", "", "two  words", "a'b\"c", "$HOME `x` *", "--", "-Dx=1", "\\"
        };
        FakeJdk jdk = FakeJdk.in(scratch.resolve("jdk"), "99");
        place.with("PREFLIGHT_JAVA_HOME", jdk.home().toString());

        // When
        Launched launched = place.run(arguments);

        // Then
        assertThat(FakeJdk.commandArguments(launched)).containsExactly(arguments);
    }

    @Test
    void becomesTheServiceBesideTheCommand() throws Exception {
        // Given
        FakeJdk jdk = FakeJdk.in(scratch.resolve("jdk"), "99");
        place.with("PREFLIGHT_JAVA_HOME", jdk.home().toString());
        Path jar = place.root().resolve("service/quarkus-run.jar");
        Files.createDirectories(jar.getParent());
        Files.createFile(jar);

        // When
        Launched launched = place.run("serve", "--demo");

        // Then
        assertThat(FakeJdk.pid(launched)).isEqualTo(launched.pid());
        assertThat(launched.stdout()).contains("-jar\n" + jar + "\nserve\n--demo\n");
        assertThat(FakeJdk.options(launched))
                .containsExactly("-XX:+ExitOnOutOfMemoryError", "-XX:+UseSerialGC", "-Xms32m");
        assertThat(jdk.trainings()).isZero();
    }

    @Test
    void saysThatThereIsNoServiceBesideTheCommand() throws Exception {
        Launched launched = place.run("serve");

        assertThat(launched.status()).isEqualTo(3);
        assertThat(launched.stderr()).contains(place.root() + "/service/quarkus-run.jar");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 130})
    void exitsWithTheStatusOfTheCommand(int status) throws Exception {
        FakeJdk jdk = FakeJdk.in(scratch.resolve("jdk"), "99");
        place.with("PREFLIGHT_JAVA_HOME", jdk.home().toString());

        Launched launched = place.with("FAKE_STATUS", "" + status).run("check");

        assertThat(launched.status()).isEqualTo(status);
    }

    @Test
    void becomesJavaSoThatSignalsReachIt() throws Exception {
        FakeJdk jdk = FakeJdk.in(scratch.resolve("jdk"), "99");
        place.with("PREFLIGHT_JAVA_HOME", jdk.home().toString());

        Launched launched = place.run("check");

        assertThat(FakeJdk.pid(launched)).isEqualTo(launched.pid());
    }

    @Test
    void saysWhatTheOutputIs() throws Exception {
        // Given
        FakeJdk jdk = FakeJdk.in(scratch.resolve("jdk"), "99");
        place.with("PREFLIGHT_JAVA_HOME", jdk.home().toString());

        // When
        Launched launched = place.with("COLUMNS", "72").with("LANG", "en_US.UTF-8").run("check");

        // Then
        assertThat(FakeJdk.options(launched))
                .contains(
                        "-Dpreflight.stdout.terminal=false",
                        "-Dpreflight.stderr.terminal=false",
                        "-Dpreflight.columns=72",
                        "-Dstdout.encoding=UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2>/dev/null", "| cat"})
    void measuresATerminalThatNobodyTellsTheWidthOf(String redirection) throws Exception {
        // Given
        assumeTrue(Files.isExecutable(SCRIPT), "no script(1) on this machine to make a terminal");
        FakeJdk jdk = FakeJdk.in(scratch.resolve("jdk"), "99");
        place.with("PREFLIGHT_JAVA_HOME", jdk.home().toString());
        place.with("PATH", System.getenv("PATH")).with("SHELL", "/bin/sh");

        // When
        String line = "stty cols 72 && ./preflight check " + redirection;
        Launched launched = place.runAs(SCRIPT.toString(), place.root(), "-qec", line, "/dev/null");

        // Then
        assertThat(launched.stdout()).contains("-Dpreflight.columns=72");
    }

    @Test
    void leavesTheEncodingToALocaleThatIsNotUtf8() throws Exception {
        // Given
        FakeJdk jdk = FakeJdk.in(scratch.resolve("jdk"), "99");
        place.with("PREFLIGHT_JAVA_HOME", jdk.home().toString());

        // When
        Launched launched = place.with("LANG", "en_US.UTF-8").with("LC_ALL", "C").run("check");

        // Then
        assertThat(FakeJdk.options(launched)).noneMatch(option -> option.contains("encoding"));
    }

    @Test
    void prefersTheNewestJavaOfAll() throws Exception {
        // Given
        FakeJdk.in(place.home().resolve(".jdks/b"), "98.0.10+1");
        FakeJdk.in(place.home().resolve(".sdkman/candidates/java/c"), "98.0.9+1");
        FakeJdk middle = FakeJdk.in(scratch.resolve("middle"), "97");
        place.with("JAVA_HOME", middle.home().toString());

        // When
        Launched launched = place.run("check");

        // Then
        assertThat(FakeJdk.version(launched)).isEqualTo("98.0.10+1");
    }

    @Test
    void takesJavaHomeAndThePathIntoAccount() throws Exception {
        // Given
        FakeJdk linked = FakeJdk.in(scratch.resolve("linked"), "99.1");
        Path bin = Files.createDirectory(scratch.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("java"), linked.home().resolve("bin/java"));
        place.with("PATH", "/nowhere::" + bin + ":" + System.getenv("PATH"));

        // When
        Launched fromPath = place.run("check");
        FakeJdk named = FakeJdk.in(scratch.resolve("named"), "99.2-ea+3");
        Launched fromJavaHome = place.with("JAVA_HOME", named.home().toString()).run("check");

        // Then
        assertThat(FakeJdk.version(fromPath)).isEqualTo("99.1");
        assertThat(FakeJdk.version(fromJavaHome)).isEqualTo("99.2-ea+3");
    }

    @Test
    void obeysTheJavaThatIsNamedForIt() throws Exception {
        FakeJdk.in(place.home().resolve(".jdks/newer"), "99");
        FakeJdk chosen = FakeJdk.in(scratch.resolve("chosen"), "17.0.1+2");
        place.with("PREFLIGHT_JAVA_HOME", chosen.home().toString());

        Launched launched = place.run("check");

        assertThat(FakeJdk.version(launched)).isEqualTo("17.0.1+2");
    }

    @Test
    void refusesANamedJavaThatIsTooOld() throws Exception {
        FakeJdk old = FakeJdk.in(scratch.resolve("old"), "11.0.2+9");
        place.with("PREFLIGHT_JAVA_HOME", old.home().toString());

        Launched launched = place.run("check");

        assertThat(launched.status()).isEqualTo(3);
        assertThat(launched.stderr())
                .contains("PREFLIGHT_JAVA_HOME is " + old.home(), "Java 17 or later");
    }

    @Test
    void saysWhereItLookedWhenThereIsNoJava() throws Exception {
        // Given
        FakeJdk.in(place.home().resolve(".jdks/old"), "11.0.2+9");
        place.withoutJdksOfThisMachine().with("JAVA_HOME", "/nowhere");

        // When
        Launched launched = place.run("check");

        // Then
        assertThat(launched.status()).isEqualTo(3);
        assertThat(launched.stdout()).isEmpty();
        assertThat(launched.stderr())
                .contains(
                        "no Java 17 or later",
                        "/nowhere",
                        "PREFLIGHT_JAVA_HOME",
                        "apt-get install");
    }
}
