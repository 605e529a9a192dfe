package dev.preflight.service.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/rest.md} has every problem. */
class ProblemTypeTest {
    // | `unknown-format` | 400 | ...
    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-z-]+)` \\| ([0-9]+)[^|]*\\|", Pattern.MULTILINE);

    @Test
    void isDocumented() throws IOException {
        List<String> documented = new ArrayList<>();
        Matcher row = ROW.matcher(Files.readString(Path.of("../docs/rest.md")));
        while (row.find()) {
            documented.add("urn:preflight:problem:" + row.group(1) + " " + row.group(2));
        }

        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(ProblemType.values())
                                .map(type -> type.uri() + " " + type.status())
                                .toList());
    }
}
