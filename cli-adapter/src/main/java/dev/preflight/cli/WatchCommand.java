package dev.preflight.cli;

import dev.preflight.adapters.report.HumanReport;
import dev.preflight.adapters.report.Style;
import dev.preflight.adapters.time.RealWaiter;
import dev.preflight.core.run.CheckReport;
import dev.preflight.core.run.Mode;
import dev.preflight.core.run.RunReport;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/**
 * {@code preflight watch}: the same runs again and again. A terminal shows how things are now; what
 * is no terminal gets a report whenever an outcome has changed.
 */
final class WatchCommand implements Command {
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    // Over what is there, line by line: clearing first would flicker.
    private static final String HOME = "\u001b[H";
    private static final String CLEAR_LINE = "\u001b[K";
    private static final String CLEAR_BELOW = "\u001b[J";
    private static final String CLEAR_ALL = "\u001b[2J";

    @Override
    public String name() {
        return "watch";
    }

    @Override
    public String arguments() {
        return "[RUNBOOK...]";
    }

    @Override
    public String summary() {
        return "checks again and again; with --heal it cures, too";
    }

    @Override
    public Options options() {
        return RunOptions.ofWatch();
    }

    @Override
    public int run(CommandLine arguments, Terminal terminal)
            throws UsageException, FailureException {
        RunSettings settings = new RunSettings(arguments);
        Mode mode = settings.has("heal") ? Mode.HEAL : Mode.CHECK;
        Duration interval = settings.duration("interval", INTERVAL);
        int rounds = settings.number("count", Integer.MAX_VALUE);
        Runs runs = Runs.of(settings, mode, terminal);
        Screen screen = new Screen(terminal, Reports.onStdout(settings, terminal));
        Progress progress =
                mode == Mode.HEAL ? Reports.progress(settings, terminal) : Progress.silent();
        int status = ExitStatus.UNKNOWN;
        for (int round = 1; round <= rounds; round++) {
            List<RunReport> reports = new ArrayList<>();
            runs.run(name(), progress, reports::add);
            progress.end().run();
            boolean isStopped = reports.stream().anyMatch(RunReport::isInterrupted);
            boolean isLast = isStopped || round == rounds;
            screen.show(reports, isLast ? "" : next(interval));
            // A round that was cut short says less than the one before it.
            status = isStopped && round > 1 ? status : Reports.statusOf(reports);
            if (isLast || !goesOnAfter(interval)) {
                break;
            }
        }
        return status;
    }

    private static String next(Duration interval) {
        return "\nat %s, again in %s s; stop with Ctrl-C\n"
                .formatted(
                        LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS),
                        interval.toMillis() / 1000.0);
    }

    private static boolean goesOnAfter(Duration interval) {
        try {
            new RealWaiter().await(interval);
            return true;
        } catch (InterruptedException stopped) {
            return false;
        }
    }

    /** Shows the latest reports in place of those before, or below them. */
    private static final class Screen {
        private final Terminal terminal;
        private final HumanReport human;
        private List<String> shown = List.of();

        Screen(Terminal terminal, Style style) {
            this.terminal = terminal;
            this.human = new HumanReport(style, terminal.charset());
        }

        void show(List<RunReport> reports, String footer) {
            List<String> outcomes = reports.stream().flatMap(Screen::outcomes).toList();
            StringBuilder page = new StringBuilder();
            reports.forEach(report -> page.append(human.render(report)));
            if (terminal.outIsTerminal()) {
                String lines = page.append(footer).toString().replace("\n", CLEAR_LINE + "\n");
                terminal.out()
                        .print((shown.isEmpty() ? CLEAR_ALL : "") + HOME + lines + CLEAR_BELOW);
            } else if (!outcomes.equals(shown)) {
                terminal.out().print((shown.isEmpty() ? "" : "\n") + page);
            }
            terminal.out().flush();
            shown = outcomes;
        }

        private static Stream<String> outcomes(RunReport report) {
            return report.checks().stream().map(check -> outcome(report, check));
        }

        private static String outcome(RunReport report, CheckReport check) {
            return report.runbook().id() + "/" + check.check().id() + check.result().outcome();
        }
    }
}
