package dev.preflight.adapters.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.adapters.runbook.lint.Finding;
import java.nio.charset.StandardCharsets;

/** What holds for every file, whatever is in it. */
final class Sanity {
    private Sanity() {}

    static RunbookFile check(String name, byte[] content) {
        RunbookFile file = RunbookReader.read(name, content);
        int lines = lines(content);
        for (Finding finding : file.findings()) {
            assertThat(finding.place().file()).isEqualTo(name);
            assertThat(finding.place().line()).as("%s", finding).isBetween(1, lines);
            assertThat(finding.place().column()).as("%s", finding).isPositive();
            assertThat(finding.message()).isNotBlank().doesNotMatch("(?s).*\\p{Cntrl}.*");
        }
        boolean hasErrors = !RunbookFiles.errors(file).isEmpty();
        assertThat(file.runbook().isPresent()).isEqualTo(!hasErrors);
        return file;
    }

    // Counted on what can be decoded, as an editor would.
    private static int lines(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        return text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1).length;
    }
}
