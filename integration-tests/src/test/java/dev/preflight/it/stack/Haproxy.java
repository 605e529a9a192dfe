package dev.preflight.it.stack;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The HAProxy of this machine, which stands in for the image of it.
 *
 * @param program of it
 */
public record Haproxy(Path program) {
    private static final Path SBIN = Path.of("/usr/sbin/haproxy");

    /** The one that is there; without one the test is skipped, or fails where it must not be. */
    public static Haproxy require() {
        boolean isThere = Files.isExecutable(SBIN);
        if (!isThere && Boolean.parseBoolean(System.getenv("PREFLIGHT_REQUIRE_DOCKER"))) {
            throw new IllegalStateException(
                    "PREFLIGHT_REQUIRE_DOCKER is true, but there is no " + SBIN);
        }
        assumeTrue(isThere, "there is no " + SBIN);
        return new Haproxy(SBIN);
    }

    /** The name of an image of it, which is made first unless the engine has it already. */
    public String image() {
        String version =
                Stream.of(Command.of(program.toString(), "-v").run().orFail().split(" ", 4))
                        .skip(2)
                        .findFirst()
                        .orElseThrow()
                        .replaceAll("[^A-Za-z0-9_.-]", "_");
        return new LocalImage(
                        "preflight-test-haproxy:" + version,
                        List.of("ENV PATH=" + program.getParent()))
                .madeOf(root -> LocalImage.copyProgram(root, program));
    }
}
