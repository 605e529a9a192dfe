package dev.preflight.adapters.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.adapters.runbook.RunbookConversion.Converted;
import dev.preflight.adapters.runbook.RunbookConversion.Notation;
import dev.preflight.adapters.runbook.lint.Finding;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.runbook.tree.Node;
import dev.preflight.adapters.runbook.yaml.RunbookYaml;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any runbook, from one notation to the other and back. */
class RoundTripTest {
    @Provide
    Arbitrary<Node.Fields> anyRunbooks() {
        return RandomRunbooks.any();
    }

    @Provide
    Arbitrary<Node.Fields> usualRunbooks() {
        return RandomRunbooks.usual();
    }

    // The same inputs on every build: change it to look further.
    private static final String SEED = "4711";

    @Property(tries = 1000, seed = SEED)
    void yamlCarriesEverything(@ForAll("anyRunbooks") Node.Fields tree) {
        Node.Fields normal = NormalForm.of(tree);

        RunbookFile file = RunbookFiles.yaml(RunbookYaml.write(normal));

        assertThat(Leaves.of(file)).isEqualTo(Leaves.of(normal));
        assertThat(file.findings())
                .extracting(Finding::code)
                .doesNotContain(LintCode.SYNTAX, LintCode.UNREADABLE, LintCode.UNKNOWN_FIELD);
    }

    @Property(tries = 1000, seed = SEED)
    void theNormalFormIsItsOwnNormalForm(@ForAll("anyRunbooks") Node.Fields tree) {
        Node.Fields normal = NormalForm.of(tree);

        assertThat(NormalForm.of(normal)).isEqualTo(normal);
    }

    @Property(tries = 1000, seed = SEED)
    void markdownCarriesEverythingOrSaysWhatNot(@ForAll("anyRunbooks") Node.Fields tree) {
        byte[] yaml = bytes(RunbookYaml.write(tree));
        RunbookFile file = RunbookReader.read("a.yaml", yaml);

        Converted converted = RunbookConversion.convert("a.yaml", yaml, Notation.MARKDOWN);

        if (converted.findings().isEmpty()) {
            byte[] markdown = bytes(converted.text().orElseThrow());
            assertThat(Leaves.of(RunbookReader.read("a.md", markdown))).isEqualTo(Leaves.of(file));
        }
    }

    @Property(tries = 1000, seed = SEED)
    void bothNotationsCarryWhatPeopleWrite(@ForAll("usualRunbooks") Node.Fields tree) {
        byte[] yaml = bytes(RunbookYaml.write(NormalForm.of(tree)));

        Converted markdown = RunbookConversion.convert("a.yaml", yaml, Notation.MARKDOWN);
        assertThat(markdown.findings()).isEmpty();
        byte[] written = bytes(markdown.text().orElseThrow());
        Converted back = RunbookConversion.convert("a.md", written, Notation.YAML);

        assertThat(back.findings()).isEmpty();
        assertThat(back.text()).contains(new String(yaml, StandardCharsets.UTF_8));
        assertThat(codes(RunbookReader.read("a.md", written)))
                .isEqualTo(codes(RunbookReader.read("a.yaml", yaml)));
    }

    private static List<LintCode> codes(RunbookFile file) {
        return file.findings().stream().map(Finding::code).sorted().toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
