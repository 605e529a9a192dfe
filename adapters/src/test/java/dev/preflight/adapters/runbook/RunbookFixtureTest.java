package dev.preflight.adapters.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.adapters.runbook.RunbookFile.MatchedCure;
import dev.preflight.adapters.runbook.lint.Finding;
import dev.preflight.core.check.Severity;
import dev.preflight.core.cure.Action;
import dev.preflight.core.cure.Selection;
import dev.preflight.core.probe.HttpProbe;
import dev.preflight.core.probe.TcpProbe;
import dev.preflight.core.runbook.Check;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole files, as they are found in the wild. */
class RunbookFixtureTest {
    @Test
    void readsARunbookInMarkdown() {
        RunbookFile file = RunbookFiles.read("shop.md");

        assertThat(RunbookFiles.errors(file)).isEmpty();
        assertThat(file.title()).isEqualTo("Pre-Flight: Shop");
        assertThat(file.checks())
                .extracting(it -> it.id().value())
                .containsExactly("database-accepts-connections", "shop-answers", "queue-is-short");
        assertThat(file.cures())
                .extracting(it -> String.valueOf(it.check()))
                .containsExactly("database-accepts-connections", "shop-answers", "queue-is-short");
        assertThat(file.documentation())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.title()).isEqualTo("Reference");
                    assertThat(it.text()).startsWith("### Ports\n\n| Service").endsWith("`8080`");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.md", "shop.yaml"})
    void makesTheSameRunbookOfBothNotations(String name) {
        RunbookFile file = RunbookFiles.read(name);

        List<Check> checks = file.runbook().orElseThrow().checks();
        assertThat(checks.get(0).probe())
                .isEqualTo(new TcpProbe("localhost", "${SHOP_DB_PORT:-5432}"));
        assertThat(checks.get(1).probe())
                .isEqualTo(new HttpProbe("http://localhost:${SHOP_PORT:-8080}/health"));
        assertThat(checks.get(1).timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(checks.get(1).requires()).containsExactly(checks.get(0).id());
        assertThat(checks.get(2).severity()).isEqualTo(Severity.WARNING);
        assertThat(checks.get(2).cure()).isEmpty();
        assertThat(checks.get(2).advice()).startsWith("Look at the payment provider's");
        assertThat(checks.get(0).cure().orElseThrow())
                .satisfies(cure -> {
                    assertThat(cure.maxRetries()).isEqualTo(2);
                    assertThat(cure.waitAfterCure()).isEqualTo(Duration.ofSeconds(15));
                    assertThat(cure.diagnostics())
                            .containsExactly(
                                    new Action.Logs(
                                            Selection.services("database"), 30, "fatal|panic"));
                    assertThat(cure.actions())
                            .containsExactly(
                                    new Action.Up(
                                            Selection.services("database"),
                                            Duration.ofSeconds(10)));
                });
    }

    @Test
    void readsTheSameTreeFromBothNotations() {
        assertThat(Leaves.of(RunbookFiles.read("shop.md")))
                .isEqualTo(Leaves.of(RunbookFiles.read("shop.yaml")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wild/terse.md", "wild/decorated.md", "wild/headings-as-labels.md"})
    void toleratesHowOthersWrite(String name) {
        RunbookFile file = RunbookFiles.read(name);

        assertThat(RunbookFiles.errors(file)).isEmpty();
        Check shop = file.runbook().orElseThrow().checks().get(0);
        assertThat(shop.title()).isEqualTo("Shop answers");
        assertThat(shop.id()).hasToString("shop-answers");
        assertThat(RunbookFiles.script(shop)).isEqualTo("curl -fsS http://localhost:8080/health\n");
        assertThat(shop.failMessage()).isEqualTo("Shop does not answer");
        assertThat(shop.cure().orElseThrow().actions())
                .last()
                .isInstanceOfSatisfying(
                        Action.Script.class,
                        it ->
                                assertThat(it.script().strip())
                                        .isEqualTo("docker compose restart shop"));
        assertThat(file.cures()).extracting(MatchedCure::check).containsExactly(shop.id());
    }

    @Test
    void readsEveryFieldOfADecoratedFile() {
        RunbookFile file = RunbookFiles.read("wild/decorated.md");

        assertThat(file.title()).isEqualTo("Pre-flight — Shop 🛒");
        Check disk = file.runbook().orElseThrow().checks().get(1);
        assertThat(disk.title()).isEqualTo("Disk has room");
        assertThat(disk.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(file.cures().get(0).cure().cure())
                .satisfies(cure -> {
                    assertThat(cure.maxRetries()).isEqualTo(2);
                    assertThat(cure.waitAfterCure()).isEqualTo(Duration.ofSeconds(90));
                });
        assertThat(Leaves.of(file))
                .containsEntry("purpose", "can it take an order?")
                .containsEntry("checks[1].passIf", "exit status is 0");
    }

    @Test
    void findsNothingToSayAboutAGoodFileButWhatItInferred() {
        RunbookFile file = RunbookFiles.read("shop.md");

        assertThat(file.findings())
                .extracting(Finding::code)
                .allMatch(code -> code.word().equals("inferred-condition"));
    }
}
