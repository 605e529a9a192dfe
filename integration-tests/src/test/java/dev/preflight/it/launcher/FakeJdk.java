package dev.preflight.it.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder that looks like a JDK, and whose java prints its version, its process id and its
 * arguments, one to a line.
 */
final class FakeJdk {
    private final Path home;

    private FakeJdk(Path home) {
        this.home = home;
    }

    static FakeJdk in(Path home, String version) throws IOException {
        FakeJdk jdk = jreIn(home, version);
        Place.writeProgram(home.resolve("bin/javac"), "exit 1\n");
        return jdk;
    }

    static FakeJdk jreIn(Path home, String version) throws IOException {
        Place.writeProgram(home.resolve("bin/java"), java(version, home));
        Files.writeString(
                home.resolve("release"),
                """
                IMPLEMENTOR="Nobody"
                JAVA_RUNTIME_VERSION="%s"
                """
                        .formatted(version));
        return new FakeJdk(home);
    }

    private static String java(String version, Path home) {
        return """
        for argument; do
            case $argument in
            -XX:ArchiveClassesAtExit=* | -XX:AOTCacheOutput=*)
                echo classes >"${argument#*=}"
                echo trained >>'%s/trainings'
                exit 0
                ;;
            esac
        done
        echo '%s'
        echo $$
        [ $# = 0 ] || printf '%%s\\n' "$@"
        exit ${FAKE_STATUS:-0}
        """
                .formatted(home, version);
    }

    Path home() {
        return home;
    }

    /** How often it was asked for an archive of classes. */
    int trainings() throws IOException {
        Path log = home.resolve("trainings");
        return Files.exists(log) ? Files.readAllLines(log).size() : 0;
    }

    /** The version of the java that ran. */
    static String version(Launched launched) {
        return launched.stdout().lines().findFirst().orElse("none: " + launched.stderr());
    }

    static long pid(Launched launched) {
        return Long.parseLong(launched.stdout().lines().toList().get(1));
    }

    /** The options of java. */
    static List<String> options(Launched launched) {
        List<String> all = arguments(launched);
        return all.subList(0, all.indexOf("-jar"));
    }

    /** The arguments of the command, after the jar. */
    static List<String> commandArguments(Launched launched) {
        List<String> all = arguments(launched);
        return all.subList(all.indexOf("-jar") + 2, all.size());
    }

    private static List<String> arguments(Launched launched) {
        return launched.stdout().lines().skip(2).toList();
    }
}
