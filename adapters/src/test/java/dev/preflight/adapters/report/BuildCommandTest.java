package dev.preflight.adapters.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.run.RunReport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a target says is no command to whoever runs a build and reads all that is written in it, in
 * whatever format.
 */
class BuildCommandTest {
    private static final RunReport REPORT = Rich.report();

    @ParameterizedTest
    @ValueSource(strings = {"human", "json", "junit", "tap", "nagios", "prometheus", "markdown"})
    void isGivenByNoTarget(String format) throws Exception {
        String document = Documents.of(format, REPORT);

        assertHarmless(document);
        assertThat(document.contains("add-mask")).isEqualTo(!format.equals("prometheus"));
    }

    @Test
    void isGivenByNoLineThatWasBroken() {
        IntStream.range(20, 160)
                .forEach(width -> {
                    Style style = new Style(false, true, width, true, false);
                    assertHarmless(new HumanReport(style).render(REPORT));
                });
    }

    @Test
    void isOnlyGivenByAnnotations() throws Exception {
        assertThat(Documents.of("github", REPORT).lines())
                .filteredOn(line -> !line.startsWith("::"))
                .allMatch(line -> !line.contains("::") && !line.contains("##["))
                .hasSize(1);
    }

    private static void assertHarmless(String document) {
        assertThat(document.lines())
                .noneMatch(line -> line.stripLeading().startsWith("::"))
                .noneMatch(line -> line.contains("##[") || line.contains("##vso["));
    }
}
