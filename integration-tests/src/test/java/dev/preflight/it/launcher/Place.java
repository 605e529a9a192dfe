package dev.preflight.it.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A folder with a copy of the launcher, and with a home, a cache and programs of its own, so that
 * nothing of this machine shows through but the JDKs in its usual places.
 */
final class Place {
    private static final Path LAUNCHER = Path.of(System.getProperty("preflight.launcher"));
    private static final Path DISTRIBUTION = Path.of(System.getProperty("preflight.distribution"));
    private static final List<String> TOOLS =
            List.of(
                    "bash",
                    "cp",
                    "ln",
                    "mkdir",
                    "mv",
                    "ps",
                    "readlink",
                    "rm",
                    "sh",
                    "sleep",
                    "tail");

    private final Path root;
    private final Path home;
    private final Map<String, String> environment = new HashMap<>();

    /** A place whose launcher is in a folder of this name. */
    Place(Path scratch, String name) throws IOException {
        root = Files.createDirectories(scratch.resolve(name));
        home = Files.createDirectories(scratch.resolve("home of " + name));
        Files.copy(LAUNCHER, launcher());
        environment.put("HOME", home.toString());
        environment.put("PATH", programs().toString());
        for (String tool : TOOLS) {
            withProgram(tool, "exec " + find(tool) + " \"$@\"\n");
        }
    }

    private static Path find(String tool) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(directory -> Path.of(directory, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + tool + " on the PATH"));
    }

    /** Puts the jar and its libraries beside the launcher, as they are handed out. */
    Place withDistribution() throws IOException {
        return withDistributionIn(root);
    }

    Place withDistributionIn(Path target) throws IOException {
        Files.createDirectories(target);
        Files.createSymbolicLink(target.resolve("lib"), DISTRIBUTION.resolve("lib").toRealPath());
        Files.copy(DISTRIBUTION.resolve("preflight.jar"), target.resolve("preflight.jar"));
        return this;
    }

    Place with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Hides the JDKs of this machine from the launcher, whose usual places cannot be emptied. */
    Place withoutJdksOfThisMachine() throws IOException {
        String script = Files.readString(launcher());
        String blind =
                script.replaceAll("(?<=[ ])/(usr/lib/jvm|usr/java|opt|Library)/", "/dev/null/");
        Files.writeString(launcher(), blind);
        return this;
    }

    /** Adds a program to the path. */
    Place withProgram(String name, String script) throws IOException {
        writeProgram(programs().resolve(name), script);
        return this;
    }

    static void writeProgram(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Runs the launcher, in the folder that it is in, to its end. */
    Launched run(String... arguments) throws IOException, InterruptedException {
        Launched launched = start(arguments);
        launched.status();
        return launched;
    }

    Launched start(String... arguments) throws IOException {
        return Launched.start(root, environment, line(launcher().toString(), arguments));
    }

    /** Calls the launcher by another name, from another directory. */
    Launched runAs(String name, Path directory, String... arguments)
            throws IOException, InterruptedException {
        Launched launched = Launched.start(directory, environment, line(name, arguments));
        launched.status();
        return launched;
    }

    private static List<String> line(String program, String... arguments) {
        return Stream.concat(Stream.of(program), Stream.of(arguments)).toList();
    }

    /** All archives of classes below a folder. */
    static List<Path> archives(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(jsa|aot)")).toList();
        }
    }

    Path launcher() {
        return root.resolve("preflight");
    }

    Path root() {
        return root;
    }

    Path home() {
        return home;
    }

    private Path programs() {
        return home.resolve("programs");
    }
}
