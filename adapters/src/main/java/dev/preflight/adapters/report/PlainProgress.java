package dev.preflight.adapters.report;

import dev.preflight.core.check.CheckId;
import dev.preflight.core.check.CheckResult;
import dev.preflight.core.check.Outcome;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.cure.Cure;
import dev.preflight.core.incident.Refusal;
import dev.preflight.core.run.RunListener;
import dev.preflight.core.runbook.Check;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tells how a run goes on, one plain line for each thing that a reader of a log wants to know. What
 * passes is not told, and neither is a failure that is already known.
 */
public final class PlainProgress implements RunListener {
    private final Consumer<String> lines;
    private final Style style;
    private final InstantSource time;
    private final Supplier<ZoneId> zone;
    private final Map<CheckId, String> known = new HashMap<>();
    private final Map<CheckId, String> awaited = new HashMap<>();
    // A check under treatment is told of by its verification.
    private final Set<CheckId> treated = new HashSet<>();

    /**
     * Writes to a stream.
     *
     * @param time that the run goes by
     * @param zone in which people read the clock; asked when needed, since loading it takes 40 ms
     */
    public PlainProgress(PrintStream err, Style style, InstantSource time, Supplier<ZoneId> zone) {
        this(
                line -> {
                    err.print(line + "\n");
                    err.flush();
                },
                style,
                time,
                zone);
    }

    PlainProgress(Consumer<String> lines, Style style, InstantSource time, Supplier<ZoneId> zone) {
        this.lines = lines;
        this.style = style;
        this.time = time;
        this.zone = zone;
    }

    @Override
    public void judged(Check check, CheckResult result) {
        boolean passes = result.outcome() == Outcome.PASS && !result.isProvisional();
        // A look before the wait is over decides nothing, unless it passes.
        if (treated.contains(check.id()) && !passes) {
            return;
        }
        boolean isNews = isNews(check, result);
        if (treated.remove(check.id())) {
            tellVerdict(check, result);
        } else if (isNews && isTrouble(result.outcome())) {
            tell(check, Mark.of(result.outcome()), result.message() + colon(result.seen()));
        }
    }

    private boolean isNews(Check check, CheckResult result) {
        String seen = result.outcome() + result.seen();
        return !seen.equals(known.put(check.id(), seen));
    }

    private static boolean isTrouble(Outcome outcome) {
        return outcome == Outcome.FAIL || outcome == Outcome.ERROR || outcome == Outcome.WARN;
    }

    @Override
    public void attemptStarted(Check check, Cure cure, int number) {
        treated.add(check.id());
        known.remove(check.id());
        awaited.remove(check.id());
        tell(check, number(number, cure) + colon(cure.title()));
    }

    static String number(int number, Cure cure) {
        return "attempt " + number + " of " + cure.maxRetries();
    }

    @Override
    public void acted(Check check, ActionReport report) {
        String deed = report.kind() + " " + report.target();
        tell(check, Mark.of(report.result()), deed + colon(brief(report.detail())));
    }

    // Logs that were collected are for the report.
    private static String brief(String detail) {
        String stripped = detail.strip();
        int lines = 1;
        for (int i = 0; i < stripped.length(); i++) {
            lines += stripped.charAt(i) == '\n' ? 1 : 0;
        }
        return lines == 1 ? stripped : lines + " lines";
    }

    @Override
    public void waiting(Check check, Duration duration) {
        LocalTime until = LocalTime.ofInstant(time.instant().plus(duration), zone.get());
        tell(
                check,
                "waiting "
                        + Elapsed.inWords(duration)
                        + " for the cure to take effect (until "
                        + clock(until)
                        + ")");
    }

    @Override
    public void waitingToKnow(Check check, String pending, Duration duration) {
        // Every few seconds, perhaps for minutes.
        if (!pending.equals(awaited.put(check.id(), pending))) {
            tell(check, "waiting until " + pending + " is known");
        }
    }

    // LocalTime leaves out seconds that are 0; a formatter costs more than the whole line.
    private static String clock(LocalTime until) {
        String text = until.truncatedTo(ChronoUnit.SECONDS).toString();
        return until.getSecond() == 0 ? text + ":00" : text;
    }

    @Override
    public void verified(Check check, CheckResult result) {
        treated.remove(check.id());
        if (isNews(check, result)) {
            tellVerdict(check, result);
        }
    }

    private void tellVerdict(Check check, CheckResult result) {
        String verdict = Verification.inWords(result.outcome());
        tell(check, Mark.of(result.outcome()), verdict + colon(result.seen()));
    }

    @Override
    public void refused(Check check, Refusal refusal) {
        tell(check, "not cured" + colon(refusal.reason()));
    }

    @Override
    public void lockAwaited(String holder) {
        lines.accept("waiting for another cure of this target: " + clean(holder));
    }

    @Override
    public void warned(String warning) {
        lines.accept(line().mark(Mark.WARNING).text(" " + warning).toString());
    }

    private void tell(Check check, String what) {
        lines.accept(line().text(check.id() + ": " + what).toString());
    }

    private void tell(Check check, Mark mark, String what) {
        lines.accept(line().mark(mark).text(" " + check.id() + ": " + what).toString());
    }

    private Page line() {
        return new Page(style);
    }

    private String clean(String text) {
        return line().text(text).toString();
    }

    private static String colon(String text) {
        return text.isBlank() ? "" : ": " + text;
    }
}
