package dev.preflight.adapters.runbook;

import dev.preflight.adapters.runbook.lint.Finding;
import dev.preflight.core.probe.CommandProbe;
import dev.preflight.core.runbook.Check;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Runbook files for tests. */
final class RunbookFiles {
    private RunbookFiles() {}

    /** A file among the resources of these tests. */
    static byte[] bytes(String name) {
        try (InputStream in =
                Objects.requireNonNull(RunbookFiles.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RunbookFile read(String name) {
        return RunbookReader.read(name, bytes(name));
    }

    static RunbookFile markdown(String text) {
        return RunbookReader.read("a.md", text.getBytes(StandardCharsets.UTF_8));
    }

    static RunbookFile yaml(String text) {
        return RunbookReader.read("a.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    /** A file in Markdown of one check with these lines below its heading. */
    static RunbookFile check(String lines) {
        return markdown("# Shop\n\n## Checks\n\n### Up\n\n" + lines + "\n");
    }

    /** A file in Markdown of one check and one cure with these lines below its heading. */
    static RunbookFile cure(String lines) {
        return markdown(
                "# Shop\n\n## Checks\n\n### Up\n\n**Command:** `true`\n\n## Symptom/Cure\n\n### Up\n\n"
                        + lines
                        + "\n");
    }

    static List<Finding> errors(RunbookFile file) {
        return file.findings().stream()
                .filter(it -> it.severity() == Finding.Severity.ERROR)
                .toList();
    }

    static List<String> errorTexts(RunbookFile file) {
        return errors(file).stream().map(Finding::toString).toList();
    }

    static String script(Check check) {
        String script = ((CommandProbe) check.probe()).script();
        return script.endsWith("\n") ? script : script + "\n";
    }
}
