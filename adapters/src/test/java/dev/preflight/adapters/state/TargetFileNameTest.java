package dev.preflight.adapters.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.target.TargetId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of targets are right in their directory, whatever the targets are called. */
class TargetFileNameTest {
    private static final Path DIRECTORY = Path.of("/var/lib/preflight");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                "../../etc/passwd",
                "/etc/passwd",
                "unix:///engine#../../../etc/cron.d/x",
                "..\\..\\x",
                "%2e%2e%2fx",
                "file:///etc/passwd",
                "a\0b",
                "a\nb",
                "-rf",
                "~",
                "CON",
                ".hidden",
                "\u202egnp.x",
                "\uff0e\uff0e\uff0fx",
                "\ud83d"
            })
    void leadNowhereElse(String id) {
        String name = TargetFileName.of(new TargetId(id), ".json");
        assertThat(DIRECTORY.resolve(name).normalize().getParent()).isEqualTo(DIRECTORY);
        assertThat(name).matches("[A-Za-z0-9_][A-Za-z0-9_-]*\\.json");
    }

    @Test
    void fitIntoAFileSystem() {
        String name = TargetFileName.of(new TargetId("\u00e9x/".repeat(100_000)), ".pauses.json");
        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(255);
    }

    @Test
    void differWhereTheyLookAlike() {
        assertThat(TargetFileName.of(new TargetId("a/b"), ".json"))
                .isNotEqualTo(TargetFileName.of(new TargetId("a-b"), ".json"))
                .isNotEqualTo(TargetFileName.of(new TargetId("A/b"), ".json"));
    }
}
