package dev.preflight.adapters.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.probe.WorkersProbe;
import dev.preflight.core.run.Mode;
import dev.preflight.core.run.RunListener;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final Style STYLE = Style.plain(true, 100);

    private final Screen screen = new Screen();
    private final Stage stage = Samples.withoutBacktest().logs("one error\ntwo errors\n");

    @Test
    void tellsEverythingThatMattersOnce() throws IOException {
        stage.tells(plain()).run(Mode.HEAL, Samples.runbook());

        Golden.assertMatches("progress-exhausted.txt", told());
    }

    @Test
    void tellsThatACureHelped() throws IOException {
        stage.onCure(() -> stage.shows(WorkersProbe.class, Samples.fleet(Samples.ALL)))
                .tells(plain())
                .run(Mode.HEAL, Samples.runbook());

        Golden.assertMatches("progress-healed.txt", told());
    }

    @Test
    void keepsQuietWhenAllIsWell() {
        new Stage().tells(plain()).run(Mode.HEAL, Samples.runbook());

        assertThat(screen.lines()).isEmpty();
    }

    @Test
    void tellsWhoIsWaitedForAndWhatWentWrong() {
        RunListener plain = plain();

        plain.lockAwaited("process 42\u001b]0;title\u0007 since 12:00:00");
        plain.warned("the ledger could not be read");

        assertThat(screen.lines())
                .containsExactly(
                        "waiting for another cure of this target: process 42 since 12:00:00",
                        "! the ledger could not be read");
    }

    @Test
    void countsTheWaitDownInPlace() {
        // Given
        List<String> lastLines = new ArrayList<>();
        LiveProgress live = live();
        stage.onCure(() -> stage.shows(WorkersProbe.class, Samples.fleet(Samples.ALL)))
                .tells(live)
                .onWait(() -> lastLines.add(screen.lines().get(screen.lines().size() - 1)))
                .waitsWith(live.countdown(stage));

        // When
        stage.run(Mode.HEAL, Samples.runbook());

        // Then
        assertThat(lastLines)
                .hasSize(15)
                .startsWith("  waiting 15 s, then verify worker-types")
                .endsWith("  waiting 1 s, then verify worker-types");
    }

    @Test
    void leavesOnlyWhatLastsOnTheTerminal() throws IOException {
        LiveProgress live = live();

        stage.tells(live).waitsWith(live.countdown(stage)).run(Mode.HEAL, Samples.runbook());
        live.close();

        Golden.assertMatches("progress-live.txt", told());
    }

    @Test
    void setsTheReportOffOnce() {
        LiveProgress live = live();
        live.warned("something");
        live.close();
        live.close();
        screen.stream().print("the report");

        assertThat(screen.lines()).endsWith("", "the report").hasSize(3);
    }

    @Test
    void leavesNoTraceOfARunWithoutNews() {
        live().close();

        assertThat(screen.lines()).isEmpty();
    }

    @Test
    void clearsTheCountdownWhenInterrupted() {
        LiveProgress live = live();
        stage.tells(live)
                .onWait(() -> Thread.currentThread().interrupt())
                .waitsWith(live.countdown(stage))
                .run(Mode.HEAL, Samples.runbook());

        assertThat(screen.lines()).noneMatch(line -> line.contains("waiting"));
    }

    private RunListener plain() {
        return new PlainProgress(screen.stream(), STYLE, stage, () -> ZoneOffset.UTC);
    }

    private LiveProgress live() {
        return new LiveProgress(
                screen.stream(),
                STYLE,
                stage,
                () -> ZoneOffset.UTC,
                () -> Duration.between(Instant.EPOCH, stage.instant()).toNanos());
    }

    private String told() {
        return String.join("\n", screen.lines()) + "\n";
    }
}
