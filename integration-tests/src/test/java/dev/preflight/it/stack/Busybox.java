package dev.preflight.it.stack;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The busybox of this machine: all the software that the containers of the stack need. */
record Busybox(Path program) {
    static Optional<Busybox> find() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "busybox"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Busybox::new);
    }

    List<String> applets() {
        return Command.of(program.toString(), "--list").run().stdout().lines().toList();
    }

    /** What it is linked with; none when it is static. */
    List<Path> libraries() {
        return SharedLibraries.of(program);
    }
}
