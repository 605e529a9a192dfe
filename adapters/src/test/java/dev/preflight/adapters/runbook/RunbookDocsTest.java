package dev.preflight.adapters.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.adapters.runbook.tree.Keys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide to writing runbooks says what is so. */
class RunbookDocsTest {
    private static final String GUIDE = text(Path.of("..", "docs", "runbooks.md"));
    private static final Pattern EXAMPLE =
            Pattern.compile(
                    "^(`{3,})(markdown|yaml)\n(.*?)^\\1$", Pattern.MULTILINE | Pattern.DOTALL);

    @Test
    void hasExamplesThatRun() {
        List<RunbookFile> examples = examples(GUIDE);

        assertThat(examples).hasSizeGreaterThan(3);
        assertThat(examples)
                .allSatisfy(it -> {
                    assertThat(RunbookFiles.errorTexts(it)).isEmpty();
                    assertThat(it.runbook()).isPresent();
                    assertThat(it.cures()).noneMatch(cure -> cure.check() == null);
                });
    }

    @Test
    void introducesRunbooksWithOneThatRunsAsItStands() {
        List<RunbookFile> examples = examples(text(Path.of("..", "README.md")));

        assertThat(examples).hasSize(1);
        assertThat(examples.get(0).findings()).isEmpty();
        assertThat(examples.get(0).runbook().orElseThrow().checks())
                .singleElement()
                .satisfies(check -> assertThat(check.cure()).isPresent());
    }

    @Test
    void hasTheSameExampleInBothNotations() {
        List<RunbookFile> examples = examples(GUIDE);

        assertThat(Leaves.of(examples.get(0))).isEqualTo(Leaves.of(examples.get(1)));
        assertThat(examples.get(0).name()).isNotEqualTo(examples.get(1).name());
    }

    @Test
    void explainsEveryField() {
        Stream<String> keys =
                Stream.of(
                                Keys.RUNBOOK,
                                Keys.DOCUMENTATION,
                                Keys.CHECK,
                                Keys.PROBE,
                                Keys.HTTP_PROBE,
                                Keys.CONTAINERS_PROBE,
                                Keys.CURE,
                                Keys.STEP,
                                Keys.COMMAND_STEP,
                                Keys.LOGS_STEP,
                                Keys.CONTAINERS_STEP)
                        .flatMap(Set::stream);

        assertThat(keys).allSatisfy(key -> assertThat(GUIDE).contains("`" + key + "`"));
    }

    private static List<RunbookFile> examples(String document) {
        List<RunbookFile> examples = new ArrayList<>();
        Matcher example = EXAMPLE.matcher(document);
        while (example.find()) {
            examples.add(
                    example.group(2).equals("yaml")
                            ? RunbookFiles.yaml(example.group(3))
                            : RunbookFiles.markdown(example.group(3)));
        }
        return examples;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
