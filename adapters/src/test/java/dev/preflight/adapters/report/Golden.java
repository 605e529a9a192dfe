package dev.preflight.adapters.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that are pinned to the letter. With {@code -Dgolden.update=true} they are written anew, to
 * be read before they are committed.
 */
final class Golden {
    private static final Path DIRECTORY =
            Path.of("src/test/resources/dev/preflight/adapters/report");

    private Golden() {}

    static void assertMatches(String name, String actual) throws IOException {
        Path file = DIRECTORY.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, actual, StandardCharsets.UTF_8);
        }
        assertThat(actual).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
    }
}
