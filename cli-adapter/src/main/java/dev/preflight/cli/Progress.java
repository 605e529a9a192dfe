package dev.preflight.cli;

import dev.preflight.adapters.report.LiveProgress;
import dev.preflight.adapters.report.PlainProgress;
import dev.preflight.adapters.report.Style;
import dev.preflight.adapters.time.MonotonicTime;
import dev.preflight.adapters.time.RealWaiter;
import dev.preflight.core.run.RunListener;
import dev.preflight.core.run.Waiter;
import java.time.InstantSource;
import java.time.ZoneId;

/**
 * How a run is followed on stderr.
 *
 * @param listener is told how it goes on
 * @param waiter waits, and shows it where somebody watches
 * @param end takes away what is not to last
 */
record Progress(RunListener listener, Waiter waiter, Runnable end) {
    /** Shows nothing. */
    static Progress silent() {
        return new Progress(new RunListener() {}, new RealWaiter(), () -> {});
    }

    static Progress on(Terminal terminal, Style style) {
        InstantSource time = new MonotonicTime();
        Waiter waiter = new RealWaiter();
        if (style.quiet()) {
            return silent();
        }
        if (!terminal.errIsTerminal()) {
            PlainProgress plain =
                    new PlainProgress(terminal.err(), style, time, ZoneId::systemDefault);
            return new Progress(plain, waiter, () -> {});
        }
        LiveProgress live = new LiveProgress(terminal.err(), style, time, ZoneId::systemDefault);
        return new Progress(live, live.countdown(waiter), live::close);
    }
}
