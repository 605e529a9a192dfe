package dev.preflight.it.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the programs of this machine are linked with. */
final class SharedLibraries {
    /** A line of ldd: {@code libc.so.6 => /lib/libc.so.6 (0x..)} or {@code /lib64/ld.so (0x..)}. */
    private static final Pattern LIBRARY =
            Pattern.compile("^\\s+(?:\\S+ => )?(/\\S+) \\(0x", Pattern.MULTILINE);

    private SharedLibraries() {}

    /** Those of a program or of another library; none when it is static. */
    static List<Path> of(Path program) {
        String listing = Command.of("ldd", program.toString()).run().stdout();
        return LIBRARY.matcher(listing)
                .results()
                .map(line -> Path.of(line.group(1)))
                .flatMap(SharedLibraries::withWhatItLoads)
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
