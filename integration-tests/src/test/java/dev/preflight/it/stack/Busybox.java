package dev.preflight.it.stack;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The busybox of this machine: all the software that the containers of the stack need. */
record Busybox(Path program) {
    /** A line of ldd: {@code libc.so.6 => /lib/libc.so.6 (0x..)} or {@code /lib64/ld.so (0x..)}. */
    private static final Pattern LIBRARY =
            Pattern.compile("^\\s+(?:\\S+ => )?(/\\S+) \\(0x", Pattern.MULTILINE);

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
        String listing = Command.of("ldd", program.toString()).run().stdout();
        return LIBRARY.matcher(listing)
                .results()
                .map(line -> Path.of(line.group(1)))
                .flatMap(Busybox::withWhatItLoads)
                .toList();
    }

    /* Before glibc 2.34 the C library loads these at run time, so that ldd does not list them. */
    private static Stream<Path> withWhatItLoads(Path library) {
        return library.endsWith("libc.so.6")
                ? Stream.of("libc.so.6", "libnss_files.so.2", "libnss_dns.so.2")
                        .map(library::resolveSibling)
                        .filter(Files::exists)
                : Stream.of(library);
    }
}
