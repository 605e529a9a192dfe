package dev.preflight.it.outcome;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.preflight.it.stack.FailedRemoval;
import dev.preflight.it.stack.RequiresEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the command and the service say, and do, in every situation that a stack can be in, beside
 * what is true: see {@code truth/table.yaml}. The outcome is {@code docs/truth-table.md}.
 */
@RequiresEngine
@Order(1)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TruthTableIT {
    private static final Path PAGE = Path.of("../docs/truth-table.md");

    /** A part of the names of those situations that are to be heard alone. */
    private static final String ONLY = "truth.only";

    private final List<Section> table = Section.all();
    private final boolean mayKill = FailedRemoval.isPossible();
    private Map<Situation, Ruling> rulings = Map.of();

    @BeforeAll
    void hear(@TempDir Path scratch) {
        List<Situation> all = situations().toList();
        assertThat(all).extracting(Situation::toString).doesNotHaveDuplicates();
        try (Lanes lanes = Lanes.open(scratch)) {
            rulings = lanes.hear(all.stream().filter(this::isToBeHeard).toList());
        }
    }

    private Stream<Situation> situations() {
        return table.stream().flatMap(it -> it.situations().stream());
    }

    private boolean isToBeHeard(Situation situation) {
        return isWanted(situation) && (mayKill || !situation.isOfTheDead());
    }

    private static boolean isWanted(Situation situation) {
        return situation.toString().contains(System.getProperty(ONLY, ""));
    }

    @TestFactory
    Stream<DynamicNode> saysWhatIsTrueAndDoesWhatFollows() {
        return table.stream()
                .map(it ->
                        dynamicContainer(
                                it.section(),
                                it.situations().stream()
                                        .filter(TruthTableIT::isWanted)
                                        .map(this::departsNowhere)));
    }

    private DynamicTest departsNowhere(Situation situation) {
        return dynamicTest(
                situation.toString(),
                () -> {
                    assumeTrue(
                            isToBeHeard(situation),
                            "the engine's own files cannot be meddled with here");
                    Ruling ruling = requireNonNull(rulings.get(situation));
                    if (!ruling.departures().isEmpty()) {
                        fail(String.join("\n", ruling.departures()) + "\n\n" + ruling.seen());
                    }
                });
    }

    @Test
    void thePageSaysWhatWasSeen() throws IOException {
        assumeTrue(situations().allMatch(this::isToBeHeard), "only a part was heard");
        Path seen = Path.of("target", "truth-table.md");
        Files.createDirectories(seen.getParent());
        String text = new TruthPage(table, rulings).text();
        Files.writeString(seen, text);

        assertThat(PAGE)
                .as("to renew it: cp integration-tests/target/truth-table.md docs/")
                .content()
                .isEqualTo(text);
    }
}
