package dev.preflight.adapters.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.check.Assertions;
import dev.preflight.core.check.CheckResult;
import dev.preflight.core.check.Outcome;
import dev.preflight.core.cure.Cure;
import dev.preflight.core.probe.CommandProbe;
import dev.preflight.core.probe.WorkersProbe;
import dev.preflight.core.run.Mode;
import dev.preflight.core.run.RunListener;
import dev.preflight.core.runbook.Check;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final Style STYLE = Style.plain(true, 100);

    private static final Check SICK =
            Check.named("well")
                    .probe(new CommandProbe("true"))
                    .passIf(Assertions.succeeds())
                    .cure(Cure.named("restart it").command("true").maxRetries(3))
                    .build();

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

    @Test
    void tellsOnceWhatIsNotKnownYet() {
        RunListener plain = plain();

        plain.attemptStarted(SICK, SICK.cure().orElseThrow(), 1);
        for (int look = 0; look < 3; look++) {
            plain.judged(SICK, provisionalPass());
            plain.waitingToKnow(SICK, "the health of a", Duration.ofSeconds(5));
        }

        assertThat(screen.lines())
                .containsExactly(
                        "well: attempt 1 of 3: restart it",
                        "well: waiting until the health of a is known");
    }

    @Test
    void countsDownToTheNextLookAtWhatIsNotKnownYet() throws Exception {
        List<String> lastLines = new ArrayList<>();
        LiveProgress live = live();
        stage.onWait(() -> lastLines.add(screen.lines().get(screen.lines().size() - 1)));

        live.waitingToKnow(SICK, "the health of a", Duration.ofSeconds(2));
        live.countdown(stage).await(Duration.ofSeconds(2));

        assertThat(lastLines)
                .containsExactly(
                        "  waiting 2 s more: the health of a is not known yet",
                        "  waiting 1 s more: the health of a is not known yet");
    }

    private static CheckResult provisionalPass() {
        return new CheckResult(
                SICK.id(),
                Outcome.PASS,
                "well",
                "",
                "a running, its health not known yet",
                "",
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                Instant.EPOCH,
                Duration.ZERO,
                "the health of a");
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
