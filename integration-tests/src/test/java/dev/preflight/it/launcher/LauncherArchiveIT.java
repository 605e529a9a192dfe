package dev.preflight.it.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive of loaded classes: made once, made anew when need be, and never in the way. */
class LauncherArchiveIT {
    @TempDir Path scratch;
    private Place place;

    @BeforeEach
    void install() throws IOException {
        place = new Place(scratch.toRealPath(), "place").withDistribution();
    }

    @Test
    void isMadeOnceForEachJava() throws Exception {
        // Given
        FakeJdk one = FakeJdk.in(scratch.resolve("one"), "17.0.1");
        FakeJdk other = FakeJdk.in(scratch.resolve("other"), "25.0.1");

        // When
        for (FakeJdk jdk : List.of(one, other, one, other)) {
            place.with("PREFLIGHT_JAVA_HOME", jdk.home().toString()).run("check");
        }
        Launched launched = place.run("check");

        // Then
        assertThat(one.trainings()).isEqualTo(1);
        assertThat(other.trainings()).isEqualTo(1);
        assertThat(FakeJdk.options(launched))
                .anyMatch(option -> option.startsWith("-XX:AOTCache=" + place.root()));
        assertThat(Place.archives(place.root())).hasSize(2);
    }

    @Test
    void isMadeAnewAfterABuildAndAnUpdateOfJava() throws Exception {
        // Given
        FakeJdk jdk = FakeJdk.in(scratch.resolve("jdk"), "25.0.1");
        place.with("PREFLIGHT_JAVA_HOME", jdk.home().toString()).run("check");

        // When
        FakeJdk.in(scratch.resolve("jdk"), "25.0.2");
        place.run("check");
        Files.setLastModifiedTime(
                place.root().resolve("preflight.jar"),
                FileTime.from(Instant.now().plusSeconds(60)));
        place.run("check");

        // Then
        assertThat(jdk.trainings()).isEqualTo(3);
        assertThat(Place.archives(place.root())).singleElement().asString().contains("25.0.2");
    }

    @Test
    void isMadeAnewInAnotherPlace() throws Exception {
        // Given
        FakeJdk jdk = FakeJdk.in(scratch.resolve("jdk"), "25.0.1");
        place.with("PREFLIGHT_JAVA_HOME", jdk.home().toString()).run("check");

        // When
        Path moved = Files.move(place.root(), scratch.toRealPath().resolve("moved"));
        place.runAs(moved.resolve("preflight").toString(), moved, "check");

        // Then
        assertThat(jdk.trainings()).isEqualTo(2);
    }

    @Test
    void isNotTriedOnEveryRunWhenItCannotBeMade() throws Exception {
        // Given
        FakeJdk jdk = FakeJdk.in(scratch.resolve("jdk"), "25.0.1");
        Path log = scratch.resolve("log");
        Place.writeProgram(
                jdk.home().resolve("bin/java"), "echo run >>'" + log + "'\nexit $FAKE_STATUS\n");
        place.with("PREFLIGHT_JAVA_HOME", jdk.home().toString()).with("FAKE_STATUS", "1");

        // When
        place.run("check");
        place.run("check");

        // Then
        assertThat(log).content().hasLineCount(3);
        assertThat(Place.archives(place.root())).isEmpty();
    }

    @Test
    void goesToTheCacheWhereTheFolderCannotBeWritten() throws Exception {
        // Given a file in the way, which stops root too
        Files.createFile(place.root().resolve("archives"));
        Path cache = scratch.resolve("cache");
        place.with("XDG_CACHE_HOME", cache.toString());

        // When
        Launched launched = place.run("version");

        // Then
        assertThat(launched.stderr()).isEmpty();
        assertThat(launched.status()).isZero();
        assertThat(Place.archives(cache)).hasSize(1);
    }

    @Test
    void isDoneWithoutWhereNothingCanBeWritten() throws Exception {
        Files.createFile(place.root().resolve("archives"));
        place.with("XDG_CACHE_HOME", "/dev/null");

        Launched launched = place.run("version");

        assertThat(launched.stderr()).isEmpty();
        assertThat(launched.status()).isZero();
    }

    @Test
    void doesNoHarmWhenItWasCutOff() throws Exception {
        byte[] archive = Files.readAllBytes(madeByThisJava());

        assertRunsWith(Arrays.copyOf(archive, archive.length / 2));
    }

    @Test
    void doesNoHarmWhenItIsGarbage() throws Exception {
        byte[] archive = new byte[(int) Files.size(madeByThisJava())];
        new Random(1).nextBytes(archive);

        assertRunsWith(archive);
    }

    @Test
    void isLeftToJavaToJudgeWhenNothingShows() throws Exception {
        // Given garbage with the time of the archive
        Path archive = madeByThisJava();
        FileTime time = Files.getLastModifiedTime(archive);
        replace(archive, new byte[1000]);
        Files.setLastModifiedTime(archive, time);

        // When
        Launched launched = place.run("version");

        // Then
        assertThat(launched.stderr()).isEmpty();
        assertThat(launched.stdout()).startsWith("preflight ").hasLineCount(1);
        assertThat(launched.status()).isZero();
    }

    @Test
    void doesNotHideWhatJavaHasToSay() throws Exception {
        Launched launched = place.with("JDK_JAVA_OPTIONS", "-Xms1g").run("version");

        assertThat(launched.status()).isNotZero();
        assertThat(launched.stdout()).isEmpty();
        assertThat(launched.stderr()).contains("larger value than the maximum heap size");
    }

    private Path madeByThisJava() throws Exception {
        place.with("PREFLIGHT_JAVA_HOME", System.getProperty("java.home"));
        place.run("version");
        return Place.archives(place.root()).get(0);
    }

    private void assertRunsWith(byte[] damaged) throws Exception {
        Path archive = Place.archives(place.root()).get(0);
        replace(archive, damaged);

        Launched launched = place.run("version");

        assertThat(launched.stderr()).isEmpty();
        assertThat(launched.stdout()).startsWith("preflight ").hasLineCount(1);
        assertThat(launched.status()).isZero();
        assertThat(Files.readAllBytes(archive)).isNotEqualTo(damaged);
    }

    private static void replace(Path archive, byte[] content) throws IOException {
        Files.delete(archive);
        Files.write(archive, content);
    }
}
