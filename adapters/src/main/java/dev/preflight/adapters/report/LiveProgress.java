package dev.preflight.adapters.report;

import dev.preflight.core.check.CheckResult;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.cure.Cure;
import dev.preflight.core.incident.Refusal;
import dev.preflight.core.run.RunListener;
import dev.preflight.core.run.Waiter;
import dev.preflight.core.runbook.Check;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Tells on a terminal how a run goes on: lines that last, as {@link PlainProgress} has them, and
 * below them one that says what is going on just now. To be closed before the report is printed, so
 * that the report stands alone.
 */
public final class LiveProgress implements RunListener, AutoCloseable {
    private static final long SECOND = 1_000_000_000;

    private final TransientLine line;
    private final PlainProgress lasting;
    private final LongSupplier nanoTime;
    private String afterwards = "";
    private long due;

    /**
     * Writes to a terminal.
     *
     * @param time that the run goes by
     * @param zone in which people read the clock; asked when needed, since loading it takes 40 ms
     */
    public LiveProgress(PrintStream err, Style style, InstantSource time, Supplier<ZoneId> zone) {
        this(err, style, time, zone, System::nanoTime);
    }

    LiveProgress(
            PrintStream err,
            Style style,
            InstantSource time,
            Supplier<ZoneId> zone,
            LongSupplier nanoTime) {
        this.line = new TransientLine(err, style);
        this.lasting = new PlainProgress(line::above, style, time, zone);
        this.nanoTime = nanoTime;
        this.due = nanoTime.getAsLong();
    }

    /** A waiter that shows how much is left, and waits just as long. */
    public Waiter countdown(Waiter real) {
        return new Countdown(real, nanoTime, this::left, line::erase);
    }

    @Override
    public void judged(Check check, CheckResult result) {
        lasting.judged(check, result);
    }

    @Override
    public void attemptStarted(Check check, Cure cure, int number) {
        lasting.attemptStarted(check, cure, number);
        line.show("  " + check.id() + ": " + PlainProgress.number(number, cure));
    }

    @Override
    public void acted(Check check, ActionReport report) {
        lasting.acted(check, report);
    }

    @Override
    public void waiting(Check check, Duration duration) {
        // No lasting line: the countdown says it, and the verification what came of it.
        afterwards = ", then verify " + check.id();
        due = nanoTime.getAsLong() + duration.toNanos();
    }

    @Override
    public void waitingToKnow(Check check, String pending, Duration duration) {
        afterwards = " more: " + pending + " is not known yet";
        due = nanoTime.getAsLong() + duration.toNanos();
    }

    @Override
    public void verified(Check check, CheckResult result) {
        line.erase();
        lasting.verified(check, result);
    }

    @Override
    public void refused(Check check, Refusal refusal) {
        line.erase();
        lasting.refused(check, refusal);
    }

    @Override
    public void lockAwaited(String holder) {
        lasting.lockAwaited(holder);
    }

    @Override
    public void warned(String warning) {
        lasting.warned(warning);
    }

    /** Erases what does not last, and sets the rest off. Repeating it does nothing. */
    @Override
    public void close() {
        line.end();
    }

    // A wait that may end early comes in pieces; what counts for people is the end of the whole.
    private void left(long nanos) {
        long whole = Math.max(nanos, due - nanoTime.getAsLong());
        long seconds = (whole + SECOND - 1) / SECOND;
        line.show("  waiting " + Elapsed.inWords(Duration.ofSeconds(seconds)) + afterwards);
    }
}
