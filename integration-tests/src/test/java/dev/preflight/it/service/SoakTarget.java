package dev.preflight.it.service;

import dev.preflight.it.sandbox.SandboxStack;
import dev.preflight.it.service.LedgerView.Brief;
import dev.preflight.it.service.LedgerView.Incident;
import dev.preflight.it.service.SoakFault.Expected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A stack to which one fault after the other happens, each once that before is over. What it knows
 * of them it knows from having caused them.
 */
final class SoakTarget {
    // Far longer than detection, wait and a busy machine take together.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    // An error must lead to nothing, which takes some checks to see.
    private static final Duration NOTHING_HAPPENS = Duration.ofSeconds(5);

    private final String name;
    private final SandboxStack stack;
    private final Duration pace;
    private final IntFunction<SoakFault> faults;
    private final List<SoakFault> injected = new ArrayList<>();
    private final List<Incident> incidents = new ArrayList<>();
    private Phase phase = Phase.WELL;
    private String latestKnown = "";
    private long due = System.nanoTime();
    private long since;

    private enum Phase {
        WELL,
        BROKEN,
        OVER
    }

    /**
     * A stack that is well.
     *
     * @param pace from one fault to the next, unless the one takes longer
     * @param faults by their number
     */
    SoakTarget(String name, SandboxStack stack, Duration pace, IntFunction<SoakFault> faults) {
        this.name = name;
        this.stack = stack;
        this.pace = pace;
        this.faults = faults;
    }

    String name() {
        return name;
    }

    /** How many faults there were. */
    int faults() {
        return injected.size();
    }

    /** What has to be in the ledger in the end. */
    List<Expected> expected() {
        return injected.stream().flatMap(it -> it.expected().stream()).toList();
    }

    /**
     * What was in the ledger once each fault was over: by the end it may have gone for want of
     * room.
     */
    List<Incident> incidents() {
        return List.copyOf(incidents);
    }

    /** Takes the next step, if it is time; false if there is none until the next fault. */
    boolean goOn(LedgerView ledger, boolean mayBreak) {
        switch (phase) {
            case WELL -> {
                if (mayBreak && System.nanoTime() - due >= 0) {
                    inject();
                }
            }
            case BROKEN -> {
                if (isAsExpected(ledger)) {
                    mend();
                    phase = Phase.OVER;
                }
                requireInTime(ledger);
            }
            case OVER -> {
                List<Brief> news = news(ledger);
                if (news.stream().allMatch(it -> it.state().equals("CLOSED"))) {
                    latestKnown = news.isEmpty() ? latestKnown : news.get(0).id();
                    news.forEach(it -> incidents.add(ledger.whole(it)));
                    phase = Phase.WELL;
                }
                requireInTime(ledger);
            }
        }
        return phase != Phase.WELL;
    }

    private void inject() {
        SoakFault fault = faults.apply(injected.size());
        injected.add(fault);
        fault.injected().accept(stack.sandbox());
        since = System.nanoTime();
        due += pace.toNanos();
        if (due < since) {
            due = since;
        }
        phase = Phase.BROKEN;
    }

    private SoakFault current() {
        return injected.get(injected.size() - 1);
    }

    private void mend() {
        var mended = current().mended();
        if (mended != null) {
            mended.accept(stack);
        }
    }

    private boolean isAsExpected(LedgerView ledger) {
        List<Expected> expected = current().expected();
        if (expected.isEmpty()) {
            return waited().compareTo(NOTHING_HAPPENS) > 0;
        }
        List<Brief> news = news(ledger);
        return expected.stream().allMatch(it -> news.stream().anyMatch(it::is));
    }

    // Those of the faults before are closed, and stay so.
    private List<Brief> news(LedgerView ledger) {
        return ledger.latestOn(name).stream()
                .takeWhile(it -> !it.id().equals(latestKnown))
                .toList();
    }

    private Duration waited() {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    private void requireInTime(LedgerView ledger) {
        if (waited().compareTo(PATIENCE) > 0) {
            throw new AssertionError(
                    "%s: %s, and after %s this is all: %s; expected were %s"
                            .formatted(
                                    name,
                                    current().word(),
                                    PATIENCE,
                                    ledger.latestOn(name),
                                    current().expected()));
        }
    }
}
