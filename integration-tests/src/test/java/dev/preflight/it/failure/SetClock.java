package dev.preflight.it.failure;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.preflight.it.command.PackagedCli;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The machine's clock as one command sees it, which can be set while the command runs: libfaketime
 * answers in the system's stead. What is measured, and not read from the clock, stays true.
 *
 * @param library to be loaded before all others
 * @param offset the file in which it looks, once in a second, how far the clock is off
 */
public record SetClock(Path library, Path offset) {
    /** A clock that is right until it is set, or skips the test, saying so. */
    public static SetClock right(Path offset) throws IOException {
        List<Path> libraries = libraries();
        if (libraries.isEmpty()) {
            // Maven only counts what is skipped.
            System.out.println("A test with a clock that is set is skipped: no libfaketime here");
        }
        assumeTrue(!libraries.isEmpty(), "no libfaketime here (Debian's package faketime)");
        SetClock clock = new SetClock(libraries.get(0), offset);
        clock.set(Duration.ZERO);
        return clock;
    }

    private static List<Path> libraries() throws IOException {
        List<Path> libraries = new ArrayList<>();
        for (Path root : Stream.of("/usr/lib", "/usr/lib64").map(Path::of).toList()) {
            if (Files.isDirectory(root)) {
                libraries.add(root.resolve("faketime/libfaketimeMT.so.1"));
                try (DirectoryStream<Path> architectures =
                        Files.newDirectoryStream(root, "*-linux-gnu*")) {
                    architectures.forEach(
                            it -> libraries.add(it.resolve("faketime/libfaketimeMT.so.1")));
                }
            }
        }
        return libraries.stream().filter(Files::isRegularFile).toList();
    }

    /** Sets it, for whoever looks at it in a second or later. */
    public void set(Duration ahead) throws IOException {
        Path whole = offset.resolveSibling("offset.new");
        Files.writeString(whole, "%+d%n".formatted(ahead.toSeconds()));
        Files.move(whole, offset, StandardCopyOption.ATOMIC_MOVE);
    }

    public PackagedCli seenBy(PackagedCli cli) {
        return cli.with("LD_PRELOAD", library.toString())
                .with("FAKETIME_TIMESTAMP_FILE", offset.toString())
                .with("FAKETIME_CACHE_DURATION", "1")
                .with("FAKETIME_DONT_FAKE_MONOTONIC", "1")
                // A fix for old C libraries; with it a JVM that waits turns in circles.
                .with("FAKETIME_FORCE_MONOTONIC_FIX", "0");
    }
}
